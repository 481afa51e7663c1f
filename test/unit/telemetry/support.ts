import type { Attributes, Link } from "@opentelemetry/api";
import type { LogRecordProcessor } from "@opentelemetry/sdk-logs";
import { InMemoryLogRecordExporter, SimpleLogRecordProcessor } from "@opentelemetry/sdk-logs";
import type { ResourceMetrics } from "@opentelemetry/sdk-metrics";
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  PeriodicExportingMetricReader,
} from "@opentelemetry/sdk-metrics";
import {
  AlwaysOnSampler,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from "@opentelemetry/sdk-trace-base";

import { startSdk } from "../../../shared/adapters/telemetry/sdk.ts";

export interface SeenSpan {
  readonly name: string;
  readonly id: string;
  readonly parent: string | undefined;
  readonly traceId: string;
  readonly links: readonly string[];
  readonly attributes: Attributes;
}

export interface SeenEvent {
  readonly name: unknown;
  readonly attributes: object;
  readonly spanId: string | undefined;
}

export interface SeenPoint {
  readonly metric: string;
  readonly value: unknown;
  readonly attributes: Attributes;
}

const pointsOf = (exported: readonly ResourceMetrics[]): SeenPoint[] =>
  exported
    .flatMap(({ scopeMetrics }) => scopeMetrics)
    .flatMap(({ metrics }) => metrics)
    .flatMap(({ dataPoints, descriptor }) =>
      dataPoints.map(({ attributes, value }) => ({ metric: descriptor.name, value, attributes })),
    );

/** OpenTelemetry's own SDK behind the API, with everything that it would send kept in memory. */
export function listen() {
  const spans = new InMemorySpanExporter();
  const events = new InMemoryLogRecordExporter();
  const metrics = new InMemoryMetricExporter(AggregationTemporality.DELTA);
  const reader = new PeriodicExportingMetricReader({
    exporter: metrics,
    exportIntervalMillis: 3_600_000,
  });
  const processor: LogRecordProcessor = new SimpleLogRecordProcessor({ exporter: events });
  const stop = startSdk(
    {
      spans: new SimpleSpanProcessor(spans),
      events: processor,
      metrics: reader,
      sampler: new AlwaysOnSampler(),
    },
    "0.0.0",
  );
  return {
    stop,
    spans: (): SeenSpan[] =>
      spans.getFinishedSpans().map((span) => ({
        name: span.name,
        id: span.spanContext().spanId,
        parent: span.parentSpanContext?.spanId,
        traceId: span.spanContext().traceId,
        links: span.links.map(({ context }: Link) => context.spanId),
        attributes: span.attributes,
      })),
    events: (): SeenEvent[] =>
      events.getFinishedLogRecords().map(({ attributes, body, spanContext }) => ({
        name: body,
        attributes,
        spanId: spanContext?.spanId,
      })),
    points: async (): Promise<SeenPoint[]> => {
      await reader.forceFlush();
      return pointsOf(metrics.getMetrics());
    },
  };
}
