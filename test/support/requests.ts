import fc from "fast-check";

/** Requests generated from a JSON Schema: valid ones, and each kind of invalid one. */

interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly examples?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
}

export type Named = Readonly<Record<string, object>>;

const dates = fc
  .date({ min: new Date("1990-01-01"), max: new Date("2199-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString());

/** Values for patterns with Unicode classes, which the generator does not support. */
const plainText = fc.stringMatching(/^[A-Za-z0-9._-]{1,40}$/);

function text({ format, maxLength = 60, minLength = 0, pattern }: Schema): fc.Arbitrary<unknown> {
  if (format === "date") return dates.map((date) => date.slice(0, 10));
  if (format === "date-time") return dates;
  if (format === "email") {
    return fc.stringMatching(/^[a-z]{1,8}$/).map((name) => `${name}@contoso.example`);
  }
  if (pattern === undefined) {
    return fc.string({ minLength, maxLength: Math.min(maxLength, 60) });
  }
  if (pattern.includes("\\p{") || pattern.includes("\\x")) return plainText;
  return fc.stringMatching(new RegExp(pattern));
}

function object({ properties = {}, required = [] }: Schema, named: Named): fc.Arbitrary<unknown> {
  const fields = Object.entries(properties).map(
    ([name, schema]) => [name, validFor(schema, named)] as const,
  );
  return fc.record(Object.fromEntries(fields), { requiredKeys: [...required] });
}

const array = ({ items = {}, maxItems = 3, minItems = 0 }: Schema, named: Named) =>
  fc.array(validFor(items, named), { minLength: minItems, maxLength: Math.min(maxItems, 3) });

const generators: Readonly<
  Record<string, (schema: Schema, named: Named) => fc.Arbitrary<unknown>>
> = {
  object,
  array,
  integer: ({ maximum = 1000, minimum = -5 }) => fc.integer({ min: minimum, max: maximum }),
  boolean: () => fc.boolean(),
  null: () => fc.constant(null),
  string: (schema) =>
    fc.oneof(
      { weight: 3, arbitrary: text(schema) },
      ...(schema.examples ? [fc.constantFrom(...schema.examples)] : []),
    ),
};

/** Values that the schema allows. The service may refuse them by other rules. */
export function validFor(raw: object, named: Named): fc.Arbitrary<unknown> {
  const schema: Schema = raw;
  if (schema.$ref !== undefined) {
    return validFor(named[schema.$ref.split("/").at(-1) ?? ""] ?? {}, named);
  }
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const branches = schema.anyOf ?? schema.oneOf;
  if (branches) return fc.oneof(...branches.map((branch) => validFor(branch, named)));
  const generate = typeof schema.type === "string" ? generators[schema.type] : undefined;
  return generate?.(schema, named) ?? fc.jsonValue({ maxDepth: 1 });
}

/** Values of other types. */
const nasty = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown>(
    "",
    "\u0000",
    "'; --",
    "../..",
    "%2e%2e%2f",
    "__proto__",
    "\ud800",
    "𝕏".repeat(50),
    "x".repeat(2000),
    -1,
    0.5,
    1e308,
    [],
    {},
    null,
  ),
);

/** Valid values with one member replaced or removed, or with an unknown member added. */
export function spoiled(valid: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc
    .tuple(valid, nasty, fc.nat(), fc.constantFrom("replace", "drop", "whole"))
    .map(([value, bad, at, how]) => {
      if (how === "whole" || typeof value !== "object" || value === null) return bad;
      const entries = Object.entries(value);
      const chosen = entries[at % Math.max(1, entries.length)]?.[0];
      const kept = entries.filter(([name]) => name !== chosen);
      return Object.fromEntries(
        how === "drop" || chosen === undefined ? kept : [...kept, [chosen, bad]],
      );
    });
}
