import type * as z from "zod";

import type { Origin } from "../../shared/application/caller.ts";
import type { Operation, PublicOperation } from "./access.ts";
import { endpoints } from "./endpoints.ts";
import type { Method } from "./endpoints.ts";
import { readInput } from "./input.ts";
import type { Incoming, InputSchemas, KeyRule } from "./input.ts";
import type { ProblemCode } from "./problem-codes.ts";
import type { Outcome } from "./problem.ts";
import type { Answers, Reply, ReplyOf } from "./reply.ts";
import type { nothing } from "./schemas/basics.ts";

/** Everything that the documentation says of a route. */
export interface Documented extends InputSchemas {
  readonly method: Method;
  readonly path: string;
  readonly operationId: Operation;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  readonly answers: Answers;
  /** The refusals of the use case; those of the edge follow from the rest. */
  readonly refusals: readonly ProblemCode[];
}

/** A route as the edge sees it: it reads its own input, and answers or refuses. */
export interface Route extends Documented {
  /** `origin` is null where no token is needed. */
  readonly answer: (incoming: Incoming, origin: Origin | null) => Promise<Outcome<Reply>>;
}

type Spec<
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
  K extends KeyRule,
  A extends Answers,
> = Omit<
  Documented,
  "params" | "query" | "body" | "key" | "answers" | "operationId" | "method" | "path"
> & {
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

function placeOf(operation: Operation): Pick<Documented, "method" | "path"> {
  const [method, path] = endpoints[operation];
  return { method, path };
}

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
    readonly handle: (input: Input<P, Q, B, K>, origin: Origin) => Promise<Outcome<ReplyOf<A>>>;
  },
): Route => ({
  ...spec,
  ...placeOf(spec.operationId),
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
    readonly handle: (input: Input<P, Q, Nothing, "none">) => Promise<Outcome<ReplyOf<A>>>;
  },
): Route => ({
  ...spec,
  ...placeOf(spec.operationId),
  answer: async (incoming) => {
    const input = readInput<Input<P, Q, Nothing, "none">>(spec, incoming);
    return input.ok ? spec.handle(input.value) : input;
  },
});
