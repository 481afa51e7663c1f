import type { AttributeName, AttributeValues } from "./telemetry-attributes.ts";
import type {
  EventName,
  MetricName,
  SpanName,
  events,
  metrics,
  spans,
} from "./telemetry-catalogue.ts";

type Attributes<Names extends readonly AttributeName[]> = Pick<AttributeValues, Names[number]>;

export type EventAttributes<Name extends EventName> = Attributes<
  (typeof events)[Name]["attributes"]
>;
export type MetricAttributes<Name extends MetricName> = Attributes<
  (typeof metrics)[Name]["attributes"]
>;
export type SpanAttributes<Name extends SpanName> = Partial<
  Attributes<(typeof spans)[Name]["attributes"]>
>;

/** A position in a trace. Opaque to all but the telemetry. */
export type SpanContext = object | undefined;

export interface SpanOptions<Name extends SpanName, Value> {
  readonly attributes?: SpanAttributes<Name>;
  /** The spans that wait for this one: the first becomes its parent, the others are linked. Default: the active span. */
  readonly from?: readonly SpanContext[];
  /** Attributes that are known only from the result. */
  readonly outcome?: (value: Value) => SpanAttributes<Name>;
}

/**
 * Events, metrics and spans, limited to what the catalogue names. Telemetry never affects the work: it
 * does not wait, throw or change a result. Without an SDK every call is an empty function.
 */
export interface Telemetry {
  /** Reports a business event. A workflow step that is repeated may report it again. */
  readonly event: <Name extends EventName>(name: Name, attributes: EventAttributes<Name>) => void;
  /** Adds to a counter, or records one value of a histogram. */
  readonly measure: <Name extends MetricName>(
    name: Name,
    value: number,
    attributes: MetricAttributes<Name>,
  ) => void;
  /** Runs `body` in a span. Returns what it returns and throws what it throws. */
  readonly span: <Name extends SpanName, Value>(
    name: Name,
    body: () => Promise<Value>,
    options?: SpanOptions<Name, Value>,
  ) => Promise<Value>;
  /** The active span. */
  readonly spanContext: () => SpanContext;
}

/** Telemetry that does nothing. */
export const noopTelemetry: Telemetry = {
  event: () => undefined,
  measure: () => undefined,
  span: (_name, body) => body(),
  spanContext: () => undefined,
};

/** A function call by the host, with its trigger and its W3C trace context. */
export interface Invocation {
  readonly name: string;
  readonly trigger: string;
  readonly traceParent?: string | undefined;
  readonly traceState?: string | undefined;
}

/** Telemetry with its lifecycle, for the process that hosts the service. */
export interface HostedTelemetry extends Telemetry {
  /** Resolves when the SDK has started: nothing reported after that is lost. Never rejects. */
  readonly ready: () => Promise<void>;
  /** Runs an invocation in the trace that it belongs to. */
  readonly invocation: <Value>(
    invocation: Invocation,
    body: () => Promise<Value>,
  ) => Promise<Value>;
  /** Sends what has been reported, and stops the SDK. Never rejects. */
  readonly stop: () => Promise<void>;
}

const nothing = (): Promise<void> => Promise.resolve();

export const noopHostedTelemetry: HostedTelemetry = {
  ...noopTelemetry,
  ready: nothing,
  invocation: (_invocation, body) => body(),
  stop: nothing,
};
