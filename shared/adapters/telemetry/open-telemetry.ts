import type {
  Attributes,
  Counter,
  Histogram,
  Span,
  SpanContext as OtelSpanContext,
} from "@opentelemetry/api";
import { SpanKind, SpanStatusCode, context, metrics, trace } from "@opentelemetry/api";
import { SeverityNumber, logs } from "@opentelemetry/api-logs";

import * as catalogue from "../../application/ports/telemetry-catalogue.ts";
import type { MetricName, SpanName } from "../../application/ports/telemetry-catalogue.ts";
import type { SpanContext, Telemetry } from "../../application/ports/telemetry.ts";

export const scope = "benefits";

/** The attribute by which Application Insights stores a log record as a custom event. */
export const eventNameAttribute = "microsoft.custom_event.name";

/** The form of codes and references. Any other text, such as an address, is dropped. */
const codePattern = /^[\w.:-]{1,64}$/;

const isCode = (value: unknown): value is string | number | boolean =>
  typeof value === "string"
    ? codePattern.test(value)
    : typeof value === "number" || value === true || value === false;

/** The given attributes that the catalogue allows; all others are dropped. */
export function onlyAllowed(allowed: readonly string[], given: object): Attributes {
  const values = new Map<string, unknown>(Object.entries(given));
  return Object.fromEntries(
    allowed.flatMap((name) => {
      const value = values.get(name);
      return isCode(value) ? [[name, value]] : [];
    }),
  );
}

const clientSpans: ReadonlySet<SpanName> = new Set(["table.transaction", "mail.send", "mail.find"]);

/** The system that a client span calls; Application Insights groups dependencies by it. */
const systemOf = (name: SpanName): Attributes => {
  if (!clientSpans.has(name)) return {};
  return { "db.system.name": name === "table.transaction" ? "azure.tables" : "azure.email" };
};

/** Marks a span as failed. Only the class of the error is recorded: its message may quote its input. */
function markFailed(span: Span, error: unknown): void {
  const type = error instanceof Error && codePattern.test(error.name) ? error.name : "Error";
  span.setAttribute("error.type", type);
  span.setStatus({ code: SpanStatusCode.ERROR });
}

/** Runs `body` in `span`, and ends the span with the outcome. */
export async function within<Value>(
  span: Span,
  body: () => Promise<Value>,
  outcome: (value: Value) => Attributes,
): Promise<Value> {
  try {
    const value = await body();
    span.setAttributes(outcome(value));
    return value;
  } catch (error) {
    markFailed(span, error);
    throw error;
  } finally {
    span.end();
  }
}

/** One instrument per metric, created on first use: an instrument created before the SDK starts does nothing. */
function instruments(): (name: MetricName) => Counter | Histogram {
  const made = new Map<MetricName, Counter | Histogram>();
  return (name) => {
    const known = made.get(name);
    if (known) return known;
    const { meaning: description, type, unit } = catalogue.metrics[name];
    const meter = metrics.getMeter(scope);
    const instrument =
      type === "counter"
        ? meter.createCounter(name, { description, unit })
        : meter.createHistogram(name, { description, unit });
    made.set(name, instrument);
    return instrument;
  };
}

const isSpanContext = (from: SpanContext): from is OtelSpanContext => from !== undefined;

/** Telemetry through the OpenTelemetry API. It does nothing until an SDK is registered (`sdk.ts`). */
export function makeOpenTelemetry(): Telemetry {
  const instrument = instruments();
  const logger = () => logs.getLogger(scope);
  return {
    event: (name, attributes) => {
      logger().emit({
        body: name,
        eventName: name,
        severityNumber: SeverityNumber.INFO,
        attributes: {
          ...onlyAllowed(catalogue.events[name].attributes, attributes),
          [eventNameAttribute]: name,
        },
      });
    },
    measure: (name, value, attributes) => {
      const found = instrument(name);
      const allowed = onlyAllowed(catalogue.metrics[name].attributes, attributes);
      if ("add" in found) found.add(value, allowed);
      else found.record(value, allowed);
    },
    span: (name, body, { attributes = {}, from = [], outcome } = {}) => {
      const { attributes: allowed } = catalogue.spans[name];
      const [parent, ...others] = from.filter(isSpanContext);
      const active = context.active();
      const options = {
        kind: clientSpans.has(name) ? SpanKind.CLIENT : SpanKind.INTERNAL,
        attributes: { ...systemOf(name), ...onlyAllowed(allowed, attributes) },
        links: others.map((each) => ({ context: each })),
      };
      const parentContext = parent ? trace.setSpanContext(active, parent) : active;
      return trace
        .getTracer(scope)
        .startActiveSpan(name, options, parentContext, (span) =>
          within(span, body, (value) => (outcome ? onlyAllowed(allowed, outcome(value)) : {})),
        );
    },
    spanContext: () => trace.getActiveSpan()?.spanContext(),
  };
}
