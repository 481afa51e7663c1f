import * as z from "zod";

/** The parts of a JSON Schema that this code reads. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly [keyword: string]: unknown;
}

export interface Components {
  /** The schema for an operation, with references to named schemas. */
  readonly refer: (schema: z.ZodType) => JsonSchema;
  /** All named schemas that were referenced. */
  readonly named: () => Readonly<Record<string, JsonSchema>>;
}

/** Documents a query number as a number, although the request contains it as text. */
function asNumber(schema: Record<string, unknown>): void {
  delete schema["pattern"];
  if (schema["default"] !== undefined) schema["default"] = Number(schema["default"]);
}

/** The JSON Schema of what callers send and receive, before transformations. */
const toJsonSchema = (schema: z.ZodType): Record<string, unknown> =>
  z.toJSONSchema(schema, {
    io: "input",
    unrepresentable: "any",
    override: ({ jsonSchema, zodSchema }) => {
      if (jsonSchema.type === "integer") asNumber(jsonSchema);
      // Zod omits the examples of a schema that transforms, so they are added again as callers send
      // them.
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
      // The OpenAPI document names the schema dialect once.
      delete own["$schema"];
      return own;
    },
    named: () => Object.fromEntries([...named].sort(([a], [b]) => a.localeCompare(b, "en"))),
  };
}
