import * as z from "zod";

/** A JSON Schema, as far as this document looks into one. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly [keyword: string]: unknown;
}

export interface Components {
  /** The schema as an operation shows it: named schemas become references. */
  readonly refer: (schema: z.ZodType) => JsonSchema;
  /** Every named schema that was met. */
  readonly named: () => Readonly<Record<string, JsonSchema>>;
}

/** A number of a query is text in the request that is parsed, and a number for who reads about it. */
function asNumber(schema: Record<string, unknown>): void {
  delete schema["pattern"];
  if (schema["default"] !== undefined) schema["default"] = Number(schema["default"]);
}

/** What callers may send and will see: before a schema's transformations, in both directions. */
const toJsonSchema = (schema: z.ZodType): Record<string, unknown> =>
  z.toJSONSchema(schema, {
    io: "input",
    unrepresentable: "any",
    override: ({ jsonSchema, zodSchema }) => {
      if (jsonSchema.type === "integer") asNumber(jsonSchema);
      // Ours are written as callers send them; zod leaves them out where a schema transforms.
      const examples = z.globalRegistry.get(zodSchema)?.["examples"];
      if (examples !== undefined) jsonSchema.examples = examples as unknown[];
    },
  });

const relocated = <Value>(value: Value): Value =>
  JSON.parse(JSON.stringify(value).replaceAll('"#/$defs/', '"#/components/schemas/')) as Value;

export function makeComponents(): Components {
  const named = new Map<string, JsonSchema>();

  const add = (name: string, schema: JsonSchema): void => {
    const known = named.get(name);
    if (known && JSON.stringify(known) !== JSON.stringify(schema)) {
      throw new Error(`Two schemas are named ${name}.`);
    }
    named.set(name, schema);
  };

  return {
    refer: (schema) => {
      const { $defs = {}, ...own } = relocated(toJsonSchema(schema));
      for (const [name, each] of Object.entries($defs as Record<string, JsonSchema>)) {
        add(name, each);
      }
      // The document says once for all which dialect it is written in.
      delete own["$schema"];
      return own;
    },
    named: () => Object.fromEntries([...named].sort(([a], [b]) => a.localeCompare(b, "en"))),
  };
}
