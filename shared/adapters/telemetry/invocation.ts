import type { Attributes } from "@opentelemetry/api";
import { ROOT_CONTEXT, SpanKind, propagation, trace } from "@opentelemetry/api";

import { spans } from "../../application/ports/telemetry-catalogue.ts";
import type { HostedTelemetry } from "../../application/ports/telemetry.ts";
import { closed, scope, within } from "./open-telemetry.ts";

/** The status of an HTTP answer; other triggers answer in other ways. */
const statusOf = (answer: unknown): Attributes =>
  typeof answer === "object" && answer !== null ? closed(["status"], answer) : {};

/**
 * Continues the trace that an invocation carries. The host reports the request itself, so that this
 * span is a part of it and no request of its own.
 */
export const inInvocation: HostedTelemetry["invocation"] = (invocation, body) => {
  const { name, traceParent, traceState, trigger } = invocation;
  const carrier = { traceparent: traceParent, tracestate: traceState };
  const options = {
    kind: SpanKind.INTERNAL,
    attributes: closed(spans.invocation.attributes, { trigger }),
  };
  const where = propagation.extract(ROOT_CONTEXT, carrier);
  return trace
    .getTracer(scope)
    .startActiveSpan(name, options, where, (span) => within(span, body, statusOf));
};
