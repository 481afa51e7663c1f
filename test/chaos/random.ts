/** Chance that can be repeated: the same seed makes the same choices in the same order. */
export interface Random {
  /** From 0 up to and without 1. */
  readonly next: () => number;
  /** A whole number from `least` to `most`, both included. */
  readonly whole: (least: number, most: number) => number;
  readonly of: <Value>(values: readonly Value[]) => Value;
  /** True so often. */
  readonly chance: (probability: number) => boolean;
  /** Chance of its own, so that many users do not disturb each other's choices. */
  readonly fork: () => Random;
}

/** Mulberry32: small, and good enough to make trouble with. */
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
