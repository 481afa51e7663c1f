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
import type { Outlets } from "./sdk.ts";

export interface AzureSeams {
  /** Where it is not given, a public key of the connection string is all that is shown. */
  readonly credential?: TokenCredential | undefined;
  /** In the place of the network. */
  readonly httpClient?: HttpClient;
}

function azureOutlets(connectionString: string, { credential, httpClient }: AzureSeams): Outlets {
  const options = {
    connectionString,
    // What cannot be sent is dropped: an instance's disk is no place for it.
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
 * Sends to Application Insights. The host decides which traces are kept, and the app keeps to it, so
 * that none is kept by half.
 */
export const startAzureTelemetry = (
  connectionString: string,
  version: string,
  seams: AzureSeams = {},
): (() => Promise<void>) => startSdk(azureOutlets(connectionString, seams), version);
