import type * as z from "zod";

import type { View } from "../../shared/contract/basics.ts";
import type { Result } from "../../shared/domain/result.ts";
import { accept } from "../../shared/domain/result.ts";

/** What a route can answer under one status. Without a schema the answer is not JSON. */
export interface AnswerSpec {
  readonly description: string;
  readonly schema?: z.ZodType;
  /** The headers that callers can count on beside those that every answer has. */
  readonly headers?: readonly ("Location" | "Retry-After")[];
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
        ? JsonReply<Status, View<Schema>>
        : never)
    | (A[Status] extends { readonly media: readonly string[] } ? RawReply<Status> : never);
}[keyof A & number];

/** A reply that no use case was asked for. */
export const reply = <const R>(value: R): Result<R> => accept(value);

/** Makes a reply of what a use case accepted; its refusal passes as it is. */
export const answered = <Value, const R>(
  result: Result<Value>,
  replyTo: (value: Value) => R,
): Result<R> => (result.ok ? accept(replyTo(result.value)) : result);

/** For the plain case: 200 with what the use case gave back. */
export const ok = <Body>(body: Body) => ({ status: 200, body }) as const;

/** An answer in JSON by its schema. */
export const json = <Schema extends z.ZodType>(
  schema: Schema,
  description: string,
  ...headers: readonly ("Location" | "Retry-After")[]
) => ({ schema, description, headers });

/** Where a resource can be read again; relative to the host, as the caller may see another one. */
export const at = (...path: readonly string[]): Readonly<Record<string, string>> => ({
  location: `/api/${path.map(encodeURIComponent).join("/")}`,
});

/** For work that goes on after the answer: when to look again. */
export const lookAgain = { "retry-after": "1" } as const;

/** The same for everybody, and changed by a deployment only. */
export const publicly = { "cache-control": "public, max-age=3600" } as const;
