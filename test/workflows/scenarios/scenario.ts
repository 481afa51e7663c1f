import type { ActivityFunction } from "../../../functions/durable/step.ts";

/** One way that an instance can go: what it is given, and what its activities do. */
export interface Way {
  /** The registered name. */
  readonly orchestrator: string;
  readonly way: string;
  readonly activities: readonly ActivityFunction[];
  readonly input: unknown;
}

export const fault = (): Promise<never> => Promise.reject(new Error("storage is away"));

/** One value after the other, and a fault once there is none. */
export function inTurn<Value>(...values: readonly Value[]): () => Promise<Value> {
  const left = values.values();
  return () => {
    const next = left.next();
    return next.done ? fault() : Promise.resolve(next.value);
  };
}

/** Fails so many times, then does it. */
export function after<Args extends unknown[], Value>(
  failures: number,
  does: (...args: Args) => Promise<Value>,
): (...args: Args) => Promise<Value> {
  let left = failures;
  return (...args) => {
    left -= 1;
    return left >= 0 ? fault() : does(...args);
  };
}
