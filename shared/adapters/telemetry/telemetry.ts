import type { TokenCredential } from "@azure/identity";

import { noopHostedTelemetry } from "../../application/ports/telemetry.ts";
import type { HostedTelemetry } from "../../application/ports/telemetry.ts";
import { inInvocation } from "./invocation.ts";
import { makeOpenTelemetry } from "./open-telemetry.ts";

export interface TelemetrySettings {
  /** The connection string of Application Insights. */
  readonly connectionString: string | undefined;
  /** The file to write to if there is no connection string. */
  readonly file: string | undefined;
}

/** Loads and starts the exporter that the settings ask for, with the SDK. */
async function load(
  { connectionString, file = "" }: TelemetrySettings,
  credential: TokenCredential | undefined,
  version: string,
): Promise<() => Promise<void>> {
  if (connectionString === undefined) {
    const { startFileTelemetry } = await import("./file-telemetry.ts");
    return startFileTelemetry(file, version);
  }
  const { startAzureTelemetry } = await import("./azure-telemetry.ts");
  return startAzureTelemetry(connectionString, version, { credential });
}

/**
 * The telemetry of this process. The SDK and its exporters are large, so they are loaded by the first
 * invocation, and only if there is a destination.
 */
export function makeTelemetry(
  settings: TelemetrySettings,
  credential: TokenCredential | undefined,
  version: string,
): HostedTelemetry {
  const { connectionString, file } = settings;
  if (connectionString === undefined && file === undefined) return noopHostedTelemetry;
  let started: Promise<() => Promise<void>> | undefined;
  const start = async (): Promise<() => Promise<void>> => {
    try {
      return await load(settings, credential, version);
    } catch (error) {
      // The service works without telemetry; the alert `sweep-late` reports its absence.
      console.error(`Telemetry could not be started: ${String(error)}`);
      return () => Promise.resolve();
    }
  };
  return {
    ...makeOpenTelemetry(),
    invocation: inInvocation,
    ready: async () => {
      await (started ??= start());
    },
    stop: async () => {
      const stopSdk = await started;
      await stopSdk?.();
    },
  };
}
