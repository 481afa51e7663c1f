import { noopTelemetry } from "../../../shared/application/ports/telemetry.ts";
import type { Telemetry } from "../../../shared/application/ports/telemetry.ts";

/** A telemetry that keeps events and measurements, as `[name, …]`. */
export function recorder() {
  const told: unknown[][] = [];
  const telemetry: Telemetry = {
    ...noopTelemetry,
    event: (name, attributes) => void told.push([name, attributes]),
    measure: (name, value, attributes) => void told.push([name, value, attributes]),
  };
  return { telemetry, told };
}
