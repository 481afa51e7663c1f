export interface Constraint {
  readonly text: string;
  readonly test: (value: string) => boolean;
}

const within = (value: string, pattern: RegExp, min: number, max: number): boolean =>
  pattern.test(value) && +value >= min && +value <= max;
const whole = /^[+-]?\d+$/;
const fits64 = (value: bigint): boolean => BigInt.asIntN(64, value) === value;

// ASP.NET's inline constraints that can be decided here exactly as there.
const kinds: Record<string, (value: string, first: number, second: number) => boolean> = {
  int: (value) => within(value, whole, -(2 ** 31), 2 ** 31 - 1),
  long: (value) => whole.test(value) && fits64(BigInt(value.replace("+", ""))),
  bool: (value) => /^(true|false)$/i.test(value),
  guid: (value) => /^[\da-f]{8}-?([\da-f]{4}-?){3}[\da-f]{12}$/i.test(value),
  alpha: (value) => /^[a-z]*$/i.test(value),
  required: (value) => value !== "",
  length: (value, min, max) => value.length >= min && value.length <= max,
  minlength: (value, min) => value.length >= min,
  maxlength: (value, max) => value.length <= max,
  min: (value, min) => within(value, whole, min, Infinity),
  max: (value, max) => within(value, whole, -Infinity, max),
  range: (value, min, max) => within(value, whole, min, max),
};

/** Parses e.g. `int` or `range(1,5)`; throws for a constraint that is not carried. */
export function constraint(text: string): Constraint {
  const [, name = "", args = ""] = /^([a-z]+)(?:\((.*)\))?$/i.exec(text) ?? [];
  const test = kinds[name.toLowerCase()];
  if (test === undefined) throw new Error(`route constraint "${text}" is not carried`);
  const [first = NaN, second = first] = args.split(",").map(Number);
  return { text: text.toLowerCase(), test: (value) => test(value, first, second) };
}
