import type * as z from "zod";

import type { Origin } from "../../shared/application/caller.ts";
import type { noFields } from "../../shared/contract/basics.ts";
import type { OperationId, PublicOperationId } from "../operations.ts";
import type { EdgeDeps } from "./deps.ts";
import { readInput } from "./input.ts";
import type { Incoming, InputSchemas, KeyRule } from "./input.ts";
import type { ProblemCode } from "../../shared/contract/problem-codes.ts";
import type { Outcome } from "./problem.ts";
import type { Answers, Reply, ReplyOf } from "./reply.ts";

/** What the documentation contains about an operation, besides its row in the table. */
export interface Documented extends InputSchemas {
  readonly id: OperationId;
  readonly summary: string;
  readonly description?: string;
  readonly answers: Answers;
  /** True if the call must name the version that it changes in an If-Match header. */
  readonly ifMatch?: true;
  /** The refusals of the use case. Those of the edge are derived from the other fields. */
  readonly refusals: readonly ProblemCode[];
}

/** An operation as the edge sees it. */
export interface Route extends Documented {
  /** Creates the use case, once, from the service's dependencies. */
  readonly useCase: (deps: EdgeDeps) => unknown;
  /** Parses the request, calls the use case and answers. `origin` is null without a token. */
  readonly handle: (
    useCase: unknown,
    incoming: Incoming,
    origin: Origin | null,
  ) => Promise<Outcome<Reply>>;
}

interface Spec<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  K extends KeyRule,
  A extends Answers,
> extends Omit<Documented, "id" | "params" | "query" | "body" | "key" | "answers"> {
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly key?: K;
  readonly answers: A;
}

export interface Input<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, K> {
  readonly params: z.output<P>;
  readonly query: z.output<Q>;
  readonly body: z.output<B>;
  readonly idempotencyKey: K extends "required" ? string : string | undefined;
  readonly accept: string | null;
  readonly acceptLanguage: string | null;
  readonly ifMatch: string | null;
}

type Nothing = typeof noFields;

/** A route for callers with a token. */
export const route = <
  const A extends Answers,
  UseCase,
  P extends z.ZodType = Nothing,
  Q extends z.ZodType = Nothing,
  B extends z.ZodType = Nothing,
  K extends KeyRule = "none",
>(
  id: Exclude<OperationId, PublicOperationId>,
  {
    answer,
    ...spec
  }: Spec<P, Q, B, K, A> & {
    readonly useCase: (deps: EdgeDeps) => UseCase;
    readonly answer: (
      useCase: UseCase,
      input: Input<P, Q, B, K>,
      origin: Origin,
    ) => Promise<Outcome<ReplyOf<A>>>;
  },
): Route => ({
  ...spec,
  id,
  handle: async (useCase, incoming, origin) => {
    if (!origin) throw new Error(`${id} was called without a caller.`);
    const input = readInput<Input<P, Q, B, K>>(spec, incoming);
    return input.ok ? answer(useCase as UseCase, input.value, origin) : input;
  },
});

/** A route that needs no token. */
export const publicRoute = <
  const A extends Answers,
  UseCase,
  P extends z.ZodType = Nothing,
  Q extends z.ZodType = Nothing,
>(
  id: PublicOperationId,
  {
    answer,
    ...spec
  }: Spec<P, Q, Nothing, "none", A> & {
    readonly useCase: (deps: EdgeDeps) => UseCase;
    readonly answer: (
      useCase: UseCase,
      input: Input<P, Q, Nothing, "none">,
    ) => Promise<Outcome<ReplyOf<A>>>;
  },
): Route => ({
  ...spec,
  id,
  handle: async (useCase, incoming) => {
    const input = readInput<Input<P, Q, Nothing, "none">>(spec, incoming);
    return input.ok ? answer(useCase as UseCase, input.value) : input;
  },
});
