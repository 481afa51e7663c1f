import { noopTelemetry } from "../../shared/application/ports/telemetry.ts";
import type { Telemetry } from "../../shared/application/ports/telemetry.ts";

/** Telemetry that records events and measurements as `[name, …]`. */
export function recorder() {
  const reported: unknown[][] = [];
  const telemetry: Telemetry = {
    ...noopTelemetry,
    event: (name, attributes) => void reported.push([name, attributes]),
    measure: (name, value, attributes) => void reported.push([name, value, attributes]),
  };
  return { telemetry, reported };
}
