import type * as z from "zod";

import type { Origin } from "../../shared/application/caller.ts";
import type { RefusalCode } from "../../shared/domain/refusal.ts";
import type { Result } from "../../shared/domain/result.ts";
import { accept } from "../../shared/domain/result.ts";
import type { Operation, PublicOperation } from "./access.ts";
import { readInput } from "./input.ts";
import type { Incoming, InputSchemas, KeyRule } from "./input.ts";
import type { nothing } from "./schemas/basics.ts";

export type Method = "GET" | "POST" | "PUT" | "DELETE";

/** What a route can answer under one status. Without a schema the answer is not JSON. */
export interface AnswerSpec {
  readonly description: string;
  readonly schema?: z.ZodType;
  /** Media types beside JSON. */
  readonly media?: readonly string[];
}

export type Answers = Readonly<Record<number, AnswerSpec>>;

export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly raw?: { readonly contentType: string; readonly content: string | Uint8Array };
  readonly headers?: Readonly<Record<string, string>>;
  /** True when the same Idempotency-Key had been answered before. */
  readonly replayed?: boolean;
}

/** A value of a schema as use cases give it: nothing in it can be changed. */
type Shown<Value> = Value extends readonly (infer Item)[]
  ? readonly Shown<Item>[]
  : Value extends object
    ? { readonly [Key in keyof Value]: Shown<Value[Key]> }
    : Value;

interface ReplyHead<Status> extends Omit<Reply, "status" | "body" | "raw"> {
  readonly status: Status;
}

interface JsonReply<Status, Body> extends ReplyHead<Status> {
  readonly body: Body;
}

interface RawReply<Status> extends ReplyHead<Status> {
  readonly raw: NonNullable<Reply["raw"]>;
}

/** The replies that `answers` allows: a status with the body of its schema. */
export type ReplyOf<A extends Answers> = {
  [Status in keyof A & number]:
    | (A[Status] extends { readonly schema: infer Schema extends z.ZodType }
        ? JsonReply<Status, Shown<z.input<Schema>>>
        : never)
    | (A[Status] extends { readonly media: readonly string[] } ? RawReply<Status> : never);
}[keyof A & number];

/** Everything that the documentation says of a route. */
export interface Documented extends InputSchemas {
  readonly method: Method;
  /** Without the `api` prefix, as Azure takes it: `partners/{partnerId}/offers`. */
  readonly path: string;
  readonly operationId: Operation;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  readonly answers: Answers;
  /** The refusals of the use case; those of the edge follow from the rest. */
  readonly refusals: readonly RefusalCode[];
}

/** A route as the edge sees it: it reads its own input, and answers or refuses. */
export interface Route extends Documented {
  /** `origin` is null where no token is needed. */
  readonly answer: (incoming: Incoming, origin: Origin | null) => Promise<Result<Reply>>;
}

type Spec<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  K extends KeyRule,
  A extends Answers,
> = Omit<Documented, "params" | "query" | "body" | "key" | "answers" | "operationId"> & {
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly key?: K;
  readonly answers: A;
};

export interface Input<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, K> {
  readonly params: z.output<P>;
  readonly query: z.output<Q>;
  readonly body: z.output<B>;
  readonly idempotencyKey: K extends "required" ? string : string | undefined;
  readonly accept: string | null;
  readonly acceptLanguage: string | null;
}

type Nothing = typeof nothing;

/** A route for callers with a token. */
export const route = <
  const A extends Answers,
  P extends z.ZodType = Nothing,
  Q extends z.ZodType = Nothing,
  B extends z.ZodType = Nothing,
  K extends KeyRule = "none",
>(
  spec: Spec<P, Q, B, K, A> & {
    readonly operationId: Exclude<Operation, PublicOperation>;
    readonly handle: (input: Input<P, Q, B, K>, origin: Origin) => Promise<Result<ReplyOf<A>>>;
  },
): Route => ({
  ...spec,
  answer: async (incoming, origin) => {
    if (!origin) throw new Error(`${spec.operationId} was called without a caller.`);
    const input = readInput<Input<P, Q, B, K>>(spec, incoming);
    return input.ok ? spec.handle(input.value, origin) : input;
  },
});

/** A route that needs no token. */
export const publicRoute = <
  const A extends Answers,
  P extends z.ZodType = Nothing,
  Q extends z.ZodType = Nothing,
>(
  spec: Spec<P, Q, Nothing, "none", A> & {
    readonly operationId: PublicOperation;
    readonly handle: (input: Input<P, Q, Nothing, "none">) => Promise<Result<ReplyOf<A>>>;
  },
): Route => ({
  ...spec,
  answer: async (incoming) => {
    const input = readInput<Input<P, Q, Nothing, "none">>(spec, incoming);
    return input.ok ? spec.handle(input.value) : input;
  },
});

/** A reply that no use case was asked for. */
export const reply = <const R>(value: R): Result<R> => accept(value);

/** Makes a reply of what a use case accepted; its refusal passes as it is. */
export const answered = <Value, const R>(
  result: Result<Value>,
  replyTo: (value: Value) => R,
): Result<R> => (result.ok ? accept(replyTo(result.value)) : result);
