import * as z from "zod";

import type { FieldError, Refusal } from "../../shared/domain/refusal.ts";
import type { Result } from "../../shared/domain/result.ts";
import { accept, refuse } from "../../shared/domain/result.ts";
import { idempotencyKey, nothing } from "../../shared/contract/basics.ts";

/** `optional`: the route itself decides whether the key may be missing. */
export type KeyRule = "required" | "optional" | "none";

export interface InputSchemas {
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly key?: KeyRule;
}

/** A request taken apart, and nothing of it believed yet. */
export interface Incoming {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly idempotencyKey: string | null;
  readonly accept: string | null;
  readonly acceptLanguage: string | null;
}

/** A caller with more mistakes than this has not read the documentation; the rest says nothing new. */
const errorsMax = 50;

const pathOf = (path: readonly PropertyKey[]): string => path.map(String).join(".");

/** The mistake in one sentence, under the name of the field alone: callers know where they put it. */
function explain(issue: z.core.$ZodIssue): FieldError[] {
  const [part = "", ...rest] = issue.path;
  const path = rest.length === 0 ? String(part) : pathOf(rest);
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      path: pathOf([...rest, key.slice(0, 100)]),
      message: "is not a known field.",
    }));
  }
  const missing = issue.code === "invalid_type" && issue.message.endsWith("received undefined");
  return [{ path, message: missing ? "is required." : issue.message }];
}

export const keyRequired: Refusal = {
  code: "IDEMPOTENCY_KEY_REQUIRED",
  detail:
    "Send an Idempotency-Key header of 1 to 128 visible ASCII characters, new for each order.",
};

const keySchemas: Readonly<Record<KeyRule, z.ZodType>> = {
  required: idempotencyKey,
  optional: idempotencyKey.optional(),
  none: z.unknown().transform(() => undefined),
};

const schemaOf = (schemas: InputSchemas) =>
  z.object({
    params: schemas.params ?? nothing,
    query: schemas.query ?? nothing,
    body: schemas.body ?? z.unknown().transform(() => undefined),
    "Idempotency-Key": keySchemas[schemas.key ?? "none"],
  });

const made = new WeakMap<InputSchemas, ReturnType<typeof schemaOf>>();

/** Schemas are made at a route's first call, so that a cold start pays for the routes that it uses. */
function schemaFor(schemas: InputSchemas): ReturnType<typeof schemaOf> {
  const known = made.get(schemas) ?? schemaOf(schemas);
  made.set(schemas, known);
  return known;
}

/** `Input` must be what `schemas` put out; the route's type sees to that. */
export function readInput<Input>(schemas: InputSchemas, incoming: Incoming): Result<Input> {
  if (schemas.key === "required" && incoming.idempotencyKey === null) return refuse(keyRequired);
  const parsed = schemaFor(schemas).safeParse({
    params: incoming.params,
    query: incoming.query,
    body: incoming.body,
    "Idempotency-Key": incoming.idempotencyKey ?? undefined,
  });
  if (!parsed.success) {
    const errors = parsed.error.issues.flatMap(explain).slice(0, errorsMax);
    return refuse({
      code: "INVALID_REQUEST",
      detail: errors
        .map(({ path, message }) => `${path}: ${message}`)
        .slice(0, 3)
        .join(" "),
      errors,
    });
  }
  const { params, query, body } = parsed.data;
  const { accept: accepts, acceptLanguage } = incoming;
  return accept({
    params,
    query,
    body,
    idempotencyKey: parsed.data["Idempotency-Key"],
    accept: accepts,
    acceptLanguage,
  } as Input);
}
