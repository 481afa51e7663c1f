/** Repeatable random numbers: the same seed gives the same choices in the same order. */
export interface Random {
  /** From 0 (included) to 1 (excluded). */
  readonly next: () => number;
  /** An integer from `least` to `most`, both included. */
  readonly whole: (least: number, most: number) => number;
  readonly of: <Value>(values: readonly Value[]) => Value;
  /** True with the given probability. */
  readonly chance: (probability: number) => boolean;
  /** An independent sequence, so that several users do not affect each other's choices. */
  readonly fork: () => Random;
}

/** Mulberry32: small, and good enough for fault injection. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (least: number, most: number): number =>
    least + Math.floor(next() * (most - least + 1));
  return {
    next,
    whole,
    of: (values) => {
      const value = values[whole(0, values.length - 1)];
      if (value === undefined) throw new Error("nothing to choose from");
      return value;
    },
    chance: (probability) => next() < probability,
    fork: () => randomFrom(whole(0, 2 ** 31)),
  };
}
