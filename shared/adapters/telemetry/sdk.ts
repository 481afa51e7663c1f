import { context, metrics, propagation, trace } from "@opentelemetry/api";
import { logs } from "@opentelemetry/api-logs";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { W3CTraceContextPropagator } from "@opentelemetry/core";
import { resourceFromAttributes } from "@opentelemetry/resources";
import type { LogRecordProcessor } from "@opentelemetry/sdk-logs";
import { LoggerProvider } from "@opentelemetry/sdk-logs";
import type { MetricReader } from "@opentelemetry/sdk-metrics";
import { MeterProvider } from "@opentelemetry/sdk-metrics";
import type { Sampler, SpanProcessor } from "@opentelemetry/sdk-trace-base";
import { BasicTracerProvider } from "@opentelemetry/sdk-trace-base";

/** Where telemetry is sent. */
export interface Exporters {
  readonly spans: SpanProcessor;
  readonly events: LogRecordProcessor;
  readonly metrics: MetricReader;
  readonly sampler: Sampler;
}

const serviceName = "maicpp-support-benefits";

/**
 * Registers an SDK for the whole process. Events and metrics are never sampled, because alerts
 * depend on them. Returns the function that sends the remaining telemetry and unregisters the SDK.
 */
export function startSdk(exporters: Exporters, version: string): () => Promise<void> {
  const resource = resourceFromAttributes({
    "service.name": serviceName,
    "service.version": version,
  });
  const { sampler } = exporters;
  const tracers = new BasicTracerProvider({ resource, sampler, spanProcessors: [exporters.spans] });
  const loggers = new LoggerProvider({ resource, processors: [exporters.events] });
  const meters = new MeterProvider({ resource, readers: [exporters.metrics] });

  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
  trace.setGlobalTracerProvider(tracers);
  logs.setGlobalLoggerProvider(loggers);
  metrics.setGlobalMeterProvider(meters);

  return async () => {
    await Promise.allSettled([tracers, loggers, meters].map((each) => each.shutdown()));
    for (const api of [trace, logs, metrics, propagation, context]) api.disable();
  };
}
