import type { Activity } from "../../../functions/durable/step.ts";

/** One path that an instance can take: its input, and what its activities return. */
export interface Scenario {
  /** The registered name. */
  readonly orchestrator: string;
  readonly scenario: string;
  readonly activities: readonly Activity[];
  readonly input: unknown;
  /** Of host.json at the time of its start. By default none, as before version 1. */
  readonly version?: string;
}

export const fault = (): Promise<never> => Promise.reject(new Error("storage is away"));

/** Returns one value after the other, and fails when there are no more. */
export function inTurn<Value>(...values: readonly Value[]): () => Promise<Value> {
  const left = values.values();
  return () => {
    const next = left.next();
    return next.done ? fault() : Promise.resolve(next.value);
  };
}

/** Fails `failures` times, then calls `body`. */
export function after<Args extends unknown[], Value>(
  failures: number,
  body: (...args: Args) => Promise<Value>,
): (...args: Args) => Promise<Value> {
  let left = failures;
  return (...args) => {
    left -= 1;
    return left >= 0 ? fault() : body(...args);
  };
}
