import type {
  AttributeName,
  AttributeValues,
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

/** Where in a trace something was asked for; nobody but the telemetry looks into it. */
export type SpanContext = object | undefined;

export interface SpanOptions<Name extends SpanName, Value> {
  readonly attributes?: SpanAttributes<Name>;
  /** The places that wait for it, the first of them its parent; where it was called without them. */
  readonly from?: readonly SpanContext[];
  /** What is known only afterwards. */
  readonly outcome?: (value: Value) => SpanAttributes<Name>;
}

/**
 * What the service tells of itself. Only what the catalogue names, and never in the way of the work:
 * nothing here waits, throws or changes an answer, and without a listener nothing here costs anything.
 */
export interface Telemetry {
  /** A fact of the business. A workflow's step that is repeated may tell it again. */
  readonly event: <Name extends EventName>(name: Name, attributes: EventAttributes<Name>) => void;
  /** Adds to a counter, or records one value of a distribution. */
  readonly measure: <Name extends MetricName>(
    name: Name,
    value: number,
    attributes: MetricAttributes<Name>,
  ) => void;
  /** Runs `body` as a part of the trace. Passes its outcome on, errors too. */
  readonly span: <Name extends SpanName, Value>(
    name: Name,
    body: () => Promise<Value>,
    options?: SpanOptions<Name, Value>,
  ) => Promise<Value>;
  readonly spanContext: () => SpanContext;
}

/** Tells nobody anything. */
export const noopTelemetry: Telemetry = {
  event: () => undefined,
  measure: () => undefined,
  span: (_name, body) => body(),
  spanContext: () => undefined,
};

/** What the host calls: a function, by its name and kind of trigger, within a trace of the W3C's form. */
export interface Invocation {
  readonly name: string;
  readonly trigger: string;
  readonly traceParent?: string | undefined;
  readonly traceState?: string | undefined;
}

/** Telemetry as the process that hosts the service uses it. */
export interface HostedTelemetry extends Telemetry {
  /** Resolves when nothing that is told from here on is lost. Never rejects. */
  readonly ready: () => Promise<void>;
  /** Runs an invocation as a part of the trace that it belongs to. */
  readonly invocation: <Value>(
    invocation: Invocation,
    body: () => Promise<Value>,
  ) => Promise<Value>;
  /** Sends what is left. Never rejects. */
  readonly stop: () => Promise<void>;
}

const nothing = (): Promise<void> => Promise.resolve();

export const noopHostedTelemetry: HostedTelemetry = {
  ...noopTelemetry,
  ready: nothing,
  invocation: (_invocation, body) => body(),
  stop: nothing,
};
