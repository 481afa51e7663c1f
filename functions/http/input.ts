import * as z from "zod";

import type { FieldError } from "../../shared/domain/refusal.ts";
import { accept, refuse } from "../../shared/domain/result.ts";
import { idempotencyKey, noFields } from "../../shared/contract/basics.ts";
import { messageFor } from "./input-messages.ts";
import type { Outcome, Problem } from "./problem.ts";

/** `optional`: the route itself decides whether the key may be missing. */
export type KeyRule = "required" | "optional" | "none";

export interface InputSchemas {
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly key?: KeyRule;
}

/** The parts of a request, not yet validated. */
export interface Incoming {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly idempotencyKey: string | null;
  readonly accept: string | null;
  readonly acceptLanguage: string | null;
  readonly ifMatch: string | null;
}

/** The maximum number of errors in an answer. */
const errorsMax = 50;
/** The number of errors that the detail names. */
const errorsInDetail = 3;

const pathOf = (path: readonly PropertyKey[]): string => path.map(String).join(".");

/** The path leaves out whether the field is of the body, the query or the route. */
function fieldErrorsOf(issue: z.core.$ZodIssue): FieldError[] {
  const [part = "", ...rest] = issue.path;
  const path = rest.length === 0 ? String(part) : pathOf(rest);
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      path: pathOf([...rest, key.slice(0, 100)]),
      message: "is not a known field.",
    }));
  }
  const checksPresence = issue.code === "invalid_type" || issue.code === "invalid_value";
  const missing = checksPresence && issue.input === undefined;
  return [{ path, message: missing ? "is required." : issue.message }];
}

export const keyRequired: Problem = {
  code: "IDEMPOTENCY_KEY_REQUIRED",
  detail:
    "Send an Idempotency-Key header with 1 to 128 visible ASCII characters without a comma. Use a new key for each new request and the same key to repeat one.",
};

const invalidInput = (errors: readonly FieldError[]): Problem => ({
  code: "INVALID_REQUEST",
  detail: errors
    .slice(0, errorsInDetail)
    .map(({ path, message }) => `${path} ${message}`)
    .join(" "),
  errors,
});

const keySchemas: Readonly<Record<KeyRule, z.ZodType>> = {
  required: idempotencyKey,
  optional: idempotencyKey.optional(),
  none: z.unknown().transform(() => undefined),
};

const schemaOf = (schemas: InputSchemas) =>
  z.object({
    params: schemas.params ?? noFields,
    query: schemas.query ?? noFields,
    body: schemas.body ?? z.unknown().transform(() => undefined),
    "Idempotency-Key": keySchemas[schemas.key ?? "none"],
  });

const cache = new WeakMap<InputSchemas, ReturnType<typeof schemaOf>>();

/** Schemas are created at a route's first call, so that a cold start creates only those it uses. */
function schemaFor(schemas: InputSchemas): ReturnType<typeof schemaOf> {
  const schema = cache.get(schemas) ?? schemaOf(schemas);
  cache.set(schemas, schema);
  return schema;
}

/**
 * Validates a request. `Input` must be the output of `schemas`; the type of the route ensures that.
 */
export function readInput<Input>(schemas: InputSchemas, incoming: Incoming): Outcome<Input> {
  if (schemas.key === "required" && incoming.idempotencyKey === null) return refuse(keyRequired);
  const parsed = schemaFor(schemas).safeParse(
    {
      params: incoming.params,
      query: incoming.query,
      body: incoming.body,
      "Idempotency-Key": incoming.idempotencyKey ?? undefined,
    },
    { error: messageFor, reportInput: true },
  );
  if (!parsed.success) {
    return refuse(invalidInput(parsed.error.issues.flatMap(fieldErrorsOf).slice(0, errorsMax)));
  }
  const { params, query, body } = parsed.data;
  const { accept: accepts, acceptLanguage, ifMatch } = incoming;
  return accept({
    params,
    query,
    body,
    idempotencyKey: parsed.data["Idempotency-Key"],
    accept: accepts,
    ...{ acceptLanguage, ifMatch },
  } as Input);
}
