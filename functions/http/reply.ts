import type * as z from "zod";

import type { View } from "../../shared/contract/basics.ts";
import type { Result } from "../../shared/domain/result.ts";
import { accept } from "../../shared/domain/result.ts";

/** The answer of a route with one status. Without a schema, the answer is not JSON. */
export interface AnswerSpec {
  readonly description: string;
  readonly schema?: z.ZodType;
  /** The headers that this answer always has, besides those of every answer. */
  readonly headers?: readonly ("ETag" | "Location" | "Retry-After")[];
  /** Media types in addition to JSON. */
  readonly media?: readonly string[];
}

export type Answers = Readonly<Record<number, AnswerSpec>>;

export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly raw?: { readonly contentType: string; readonly content: string | Uint8Array };
  readonly headers?: Readonly<Record<string, string>>;
  /** True when an earlier request with the same Idempotency-Key got this answer. */
  readonly replayed?: boolean;
}

interface ReplyHead<Status> extends Omit<Reply, "status" | "body" | "raw"> {
  readonly status: Status;
}

interface JsonReply<Status, Body> extends ReplyHead<Status> {
  readonly body: Body;
}

interface RawReply<Status> extends ReplyHead<Status> {
  readonly raw: NonNullable<Reply["raw"]>;
}

/** The replies that `answers` allows: a status, with a body of its schema. Status 204 has none. */
export type ReplyOf<A extends Answers> = {
  [Status in keyof A & number]:
    | (A[Status] extends { readonly schema: infer Schema extends z.ZodType }
        ? JsonReply<Status, View<Schema>>
        : never)
    | (Status extends 204 ? ReplyHead<204> : never)
    | (A[Status] extends { readonly media: readonly string[] } ? RawReply<Status> : never);
}[keyof A & number];

/** A reply that needs no use case. */
export const reply = <const R>(value: R): Result<R> => accept(value);

/** Converts the accepted value of a use case to a reply. Returns a refusal unchanged. */
export const replyWith = <Value, const R, No>(
  result: Result<Value, No>,
  replyTo: (value: Value) => R,
): Result<R, No> => (result.ok ? accept(replyTo(result.value)) : result);

/** Status 200 with the value of the use case. */
export const ok = <Body>(body: Body) => ({ status: 200, body }) as const;

/** Status 204, without a body. */
export const noContent = () => ({ status: 204 }) as const;

/** An answer in JSON with this schema. */
export const json = <Schema extends z.ZodType>(
  schema: Schema,
  description: string,
  ...headers: readonly ("ETag" | "Location" | "Retry-After")[]
) => ({ schema, description, headers });

/**
 * The Location header of a resource. It has no host, because the caller may use another host name.
 */
export const locationHeader = (...path: readonly string[]): Readonly<Record<string, string>> => ({
  location: `/api/${path.map(encodeURIComponent).join("/")}`,
});

/** For work that continues after the answer: when to poll again. */
export const pollAgain = { "retry-after": "1" } as const;

/** For answers that change when an operator replaces the catalogue. */
export const cachedBriefly = { "cache-control": "public, max-age=30" } as const;

/** For answers that are the same for every caller and change only with a deployment. */
export const cachedPublicly = { "cache-control": "public, max-age=3600" } as const;
