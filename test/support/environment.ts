import { setTimeout as delay } from "node:timers/promises";

import { inject } from "vitest";

import type { TokenClaims } from "../../infra/local/identity/issue.ts";
import type { Mail } from "../../infra/local/mailbox/store.ts";
import { readPid, signal } from "../../infra/local/processes.ts";

export interface SharedEnvironment {
  readonly baseUrl: string;
  readonly identityUrl: string;
  readonly mailboxUrl: string;
  readonly connectionString: string;
  readonly dataDir: string;
}

declare module "vitest" {
  interface ProvidedContext {
    environment: SharedEnvironment;
  }
}

/** The environment that all end-to-end tests of this run share. */
export const environment = (): SharedEnvironment => inject("environment");

/** A token with these claims; without any, of the service tenant and with no role. */
export async function token(claims: TokenClaims = {}): Promise<string> {
  const response = await fetch(`${environment().identityUrl}/token`, {
    method: "POST",
    headers: { accept: "text/plain" },
    body: JSON.stringify(claims),
  });
  const text = await response.text();
  if (response.ok) return text;
  throw new Error(`The token issuer answers ${response.status} ${text}`);
}

export interface Call {
  /** Who calls; nobody without it. */
  readonly as?: TokenClaims;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** The parsed JSON, the text if it is none, undefined if it is empty. */
  readonly body: unknown;
}

/** Calls the service: `api("POST", "/api/incidents", { as: …, body: … })`. */
export async function api(method: string, path: string, call: Call = {}): Promise<Answer> {
  const headers = new Headers(call.headers);
  if (call.as) headers.set("authorization", `Bearer ${await token(call.as)}`);
  if (call.body !== undefined) headers.set("content-type", "application/json");
  const response = await fetch(`${environment().baseUrl}${path}`, {
    method,
    headers,
    ...(call.body !== undefined && { body: JSON.stringify(call.body) }),
  });
  return { status: response.status, headers: response.headers, body: parse(await response.text()) };
}

function parse(text: string): unknown {
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** The mails that arrived, oldest first; those to one address where it is given. */
export async function messages(to?: string): Promise<Mail[]> {
  const query = to === undefined ? "" : `?to=${encodeURIComponent(to)}`;
  const response = await fetch(`${environment().mailboxUrl}/messages${query}`);
  return (await response.json()) as Mail[];
}

/** Makes sends fail as the mailbox's `PUT /faults` describes it; null: no more. */
export async function setMailFault(fault: object | null): Promise<void> {
  const response = await fetch(`${environment().mailboxUrl}/faults`, {
    method: fault ? "PUT" : "DELETE",
    ...(fault && { body: JSON.stringify(fault) }),
  });
  if (!response.ok) throw new Error(`The mailbox answers ${response.status}.`);
}

const operator: TokenClaims = { roles: ["Operator"], azp: "operations" };

/** Moves the service's clock; null: back to real time. */
export async function setClock(now: string | null): Promise<void> {
  const call = now === null ? { as: operator } : { as: operator, body: { now } };
  const { status } = await api(now === null ? "DELETE" : "PUT", "/api/ops/clock", call);
  if (status >= 400) throw new Error(`The clock answers ${status}.`);
}

/** Ends the host as a crash would, and resolves when the one that follows it answers. */
export async function crashHost(): Promise<void> {
  const { dataDir, baseUrl } = environment();
  const before = readPid(dataDir, "host");
  if (before === undefined) throw new Error("No host runs.");
  signal(before, "SIGKILL");
  await until("the host is there again", async () => {
    const now = readPid(dataDir, "host");
    return now !== undefined && now !== before && (await answers(baseUrl));
  });
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    () => true,
    () => false,
  );
}

/** Polls until `check` gives something true, and gives it back; throws after the deadline. */
export async function until<Value>(
  what: string,
  check: () => Promise<Value> | Value,
  withinMs = 10_000,
): Promise<NonNullable<Value>> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const value = await check();
    if (value) return value;
    if (Date.now() > deadline) throw new Error(`Not within ${withinMs} ms: ${what}`);
    await delay(20);
  }
}
