import {
  appendFileSync,
  chmodSync,
  closeSync,
  mkdirSync,
  openSync,
  statSync,
  truncateSync,
} from "node:fs";
import path from "node:path";

import { ExportResultCode, hrTimeToMilliseconds, hrTimeToTimeStamp } from "@opentelemetry/core";
import type { ExportResult } from "@opentelemetry/core";
import type { LogRecordExporter, ReadableLogRecord } from "@opentelemetry/sdk-logs";
import { BatchLogRecordProcessor } from "@opentelemetry/sdk-logs";
import type { PushMetricExporter, ResourceMetrics } from "@opentelemetry/sdk-metrics";
import { AggregationTemporality, PeriodicExportingMetricReader } from "@opentelemetry/sdk-metrics";
import type { ReadableSpan, SpanExporter } from "@opentelemetry/sdk-trace-base";
import { AlwaysOnSampler, BatchSpanProcessor } from "@opentelemetry/sdk-trace-base";

import { startSdk } from "./sdk.ts";
import type { Exporters } from "./sdk.ts";

const bytesMax = 50 * 1024 * 1024;
const everyMs = 1_000;
const resolved = (): Promise<void> => Promise.resolve();

/** An export function that appends the items to a file, one line of JSON each. */
const appending =
  <Items>(file: string, describe: (items: Items) => readonly object[]) =>
  (items: Items, done: (result: ExportResult) => void): void => {
    const lines = describe(items).map((line) => `${JSON.stringify(line)}\n`);
    try {
      appendFileSync(file, lines.join(""));
      done({ code: ExportResultCode.SUCCESS });
    } catch (error) {
      done({ code: ExportResultCode.FAILED, error: error as Error });
    }
  };

const spanLine = (span: ReadableSpan): object => ({
  span: span.name,
  at: hrTimeToTimeStamp(span.startTime),
  ms: hrTimeToMilliseconds(span.duration),
  traceId: span.spanContext().traceId,
  spanId: span.spanContext().spanId,
  parentSpanId: span.parentSpanContext?.spanId,
  links: span.links.map(({ context }) => context.spanId),
  attributes: span.attributes,
});

const eventLine = ({ attributes, body, hrTime, spanContext }: ReadableLogRecord): object => ({
  event: body,
  at: hrTimeToTimeStamp(hrTime),
  traceId: spanContext?.traceId,
  spanId: spanContext?.spanId,
  attributes,
});

const metricLines = ({ scopeMetrics }: ResourceMetrics): object[] =>
  scopeMetrics
    .flatMap(({ metrics }) => metrics)
    .flatMap(({ dataPoints, descriptor }) =>
      dataPoints.map(({ attributes, endTime, value }) => ({
        metric: descriptor.name,
        at: hrTimeToTimeStamp(endTime),
        value,
        attributes,
      })),
    );

/** Creates the folder and the file, for its owner only, and empties it if it has grown too large. */
function prepare(file: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > bytesMax) truncateSync(file);
  closeSync(openSync(file, "a", 0o600));
  chmodSync(file, 0o600);
}

function fileExporters(file: string): Exporters {
  prepare(file);
  const spans: SpanExporter = {
    export: appending(file, (items: readonly ReadableSpan[]) => items.map(spanLine)),
    shutdown: resolved,
  };
  const events: LogRecordExporter = {
    export: appending(file, (items: readonly ReadableLogRecord[]) => items.map(eventLine)),
    shutdown: resolved,
    forceFlush: resolved,
  };
  const metrics: PushMetricExporter = {
    export: appending(file, metricLines),
    selectAggregationTemporality: () => AggregationTemporality.DELTA,
    shutdown: resolved,
    forceFlush: resolved,
  };
  return {
    spans: new BatchSpanProcessor(spans, { scheduledDelayMillis: everyMs }),
    events: new BatchLogRecordProcessor({ exporter: events, scheduledDelayMillis: everyMs }),
    metrics: new PeriodicExportingMetricReader({
      exporter: metrics,
      exportIntervalMillis: everyMs,
      exportTimeoutMillis: everyMs,
    }),
    sampler: new AlwaysOnSampler(),
  };
}

/** Writes all telemetry to a file on this machine, within a second. */
export const startFileTelemetry = (file: string, version: string): (() => Promise<void>) =>
  startSdk(fileExporters(file), version);
