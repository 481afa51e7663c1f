import type { HttpClient } from "@azure/core-rest-pipeline";
import type { TokenCredential } from "@azure/identity";
import {
  AzureMonitorLogExporter,
  AzureMonitorMetricExporter,
  AzureMonitorTraceExporter,
} from "@azure/monitor-opentelemetry-exporter";
import { BatchLogRecordProcessor } from "@opentelemetry/sdk-logs";
import { PeriodicExportingMetricReader } from "@opentelemetry/sdk-metrics";
import {
  AlwaysOnSampler,
  BatchSpanProcessor,
  ParentBasedSampler,
} from "@opentelemetry/sdk-trace-base";

import { startSdk } from "./sdk.ts";
import type { Exporters } from "./sdk.ts";

export interface AzureOptions {
  /** Default: the instrumentation key of the connection string alone. */
  readonly credential?: TokenCredential | undefined;
  /** Replaces the network in tests. */
  readonly httpClient?: HttpClient;
}

function azureExporters(
  connectionString: string,
  { credential, httpClient }: AzureOptions,
): Exporters {
  const options = {
    connectionString,
    // What cannot be sent is dropped, not kept on the instance's disk.
    disableOfflineStorage: true,
    ...(credential && { credential }),
    ...(httpClient && { httpClient }),
  };
  const exporter = new AzureMonitorLogExporter(options);
  return {
    spans: new BatchSpanProcessor(new AzureMonitorTraceExporter(options)),
    events: new BatchLogRecordProcessor({ exporter }),
    metrics: new PeriodicExportingMetricReader({
      exporter: new AzureMonitorMetricExporter(options),
    }),
    sampler: new ParentBasedSampler({ root: new AlwaysOnSampler() }),
  };
}

/**
 * Sends telemetry to Application Insights. The host decides which traces are sampled and the app
 * follows, so that each trace is complete or absent.
 */
export const startAzureTelemetry = (
  connectionString: string,
  version: string,
  options: AzureOptions = {},
): (() => Promise<void>) => startSdk(azureExporters(connectionString, options), version);
