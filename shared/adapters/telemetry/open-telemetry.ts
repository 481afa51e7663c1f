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

/** By this attribute Application Insights makes an event of a log record. */
export const eventNameAttribute = "microsoft.custom_event.name";

/** Codes and references. Whatever else comes in by a mistake, such as an address, does not get out. */
const plain = /^[\w.:-]{1,64}$/;

const isPlain = (value: unknown): value is string | number | boolean =>
  typeof value === "string"
    ? plain.test(value)
    : typeof value === "number" || value === true || value === false;

/** The attributes that the catalogue allows, whatever else an object brings along. */
export function closed(allowed: readonly string[], given: object): Attributes {
  const values = new Map<string, unknown>(Object.entries(given));
  return Object.fromEntries(
    allowed.flatMap((name) => {
      const value = values.get(name);
      return isPlain(value) ? [[name, value]] : [];
    }),
  );
}

const clientSpans: ReadonlySet<SpanName> = new Set(["table.transaction", "mail.send", "mail.find"]);

/** What Application Insights sorts calls of other services by. */
const systemOf = (name: SpanName): Attributes => {
  if (!clientSpans.has(name)) return {};
  return { "db.system.name": name === "table.transaction" ? "azure.tables" : "azure.email" };
};

/** An error by its class alone: a message may quote what it was given. */
export function failed(span: Span, error: unknown): void {
  const type = error instanceof Error && plain.test(error.name) ? error.name : "Error";
  span.setAttribute("error.type", type);
  span.setStatus({ code: SpanStatusCode.ERROR });
}

/** Runs `body` within `span` and ends it with what came of it. */
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
    failed(span, error);
    throw error;
  } finally {
    span.end();
  }
}

/** One instrument for each metric, made when it is first needed: those made before the SDK is there do nothing. */
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

/**
 * Telemetry through OpenTelemetry's API. Without an SDK behind it (`sdk.ts`) it does nothing.
 */
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
          ...closed(catalogue.events[name].attributes, attributes),
          [eventNameAttribute]: name,
        },
      });
    },
    measure: (name, value, attributes) => {
      const found = instrument(name);
      const allowed = closed(catalogue.metrics[name].attributes, attributes);
      if ("add" in found) found.add(value, allowed);
      else found.record(value, allowed);
    },
    span: (name, body, { attributes = {}, from = [], outcome } = {}) => {
      const { attributes: allowed } = catalogue.spans[name];
      const [parent, ...others] = from.filter(isSpanContext);
      const active = context.active();
      const options = {
        kind: clientSpans.has(name) ? SpanKind.CLIENT : SpanKind.INTERNAL,
        attributes: { ...systemOf(name), ...closed(allowed, attributes) },
        links: others.map((each) => ({ context: each })),
      };
      const where = parent ? trace.setSpanContext(active, parent) : active;
      return trace
        .getTracer(scope)
        .startActiveSpan(name, options, where, (span) =>
          within(span, body, (value) => (outcome ? closed(allowed, outcome(value)) : {})),
        );
    },
    spanContext: () => trace.getActiveSpan()?.spanContext(),
  };
}
