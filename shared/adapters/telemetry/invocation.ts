import type { Attributes } from "@opentelemetry/api";
import { ROOT_CONTEXT, SpanKind, propagation, trace } from "@opentelemetry/api";

import { spans } from "../../application/ports/telemetry-catalogue.ts";
import type { HostedTelemetry } from "../../application/ports/telemetry.ts";
import { onlyAllowed, scope, within } from "./open-telemetry.ts";

/** The status of an HTTP response; other triggers return something else. */
const statusOf = (answer: unknown): Attributes =>
  typeof answer === "object" && answer !== null ? onlyAllowed(["status"], answer) : {};

/**
 * Continues the trace of an invocation. The host reports the request itself, so this is an internal
 * span below it.
 */
export const inInvocation: HostedTelemetry["invocation"] = (invocation, body) => {
  const { name, traceParent, traceState, trigger } = invocation;
  const carrier = { traceparent: traceParent, tracestate: traceState };
  const options = {
    kind: SpanKind.INTERNAL,
    attributes: onlyAllowed(spans.invocation.attributes, { trigger }),
  };
  const parent = propagation.extract(ROOT_CONTEXT, carrier);
  return trace
    .getTracer(scope)
    .startActiveSpan(name, options, parent, (span) => within(span, body, statusOf));
};
