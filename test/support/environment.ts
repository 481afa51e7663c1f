import { setTimeout as delay } from "node:timers/promises";

import { inject } from "vitest";

import type { TokenClaims } from "../../infra/local/identity/issue.ts";
import type { ShownMail } from "../../infra/local/mailbox/server.ts";
import { readPid, signal } from "../../infra/local/processes.ts";
import { makeConformance, type Conformance, type OpenApi } from "./conformance.ts";

export interface SharedEnvironment {
  readonly baseUrl: string;
  readonly identityUrl: string;
  readonly mailboxUrl: string;
  readonly connectionString: string;
  readonly dataDir: string;
}

declare module "vitest" {
  interface ProvidedContext {
    environments: readonly SharedEnvironment[];
  }
}

let own: SharedEnvironment | undefined;

/** The environment that the end-to-end tests of this worker share. */
export function sharedEnvironment(): SharedEnvironment {
  const all = inject("environments");
  const found = all[(Number(process.env["VITEST_POOL_ID"]) - 1) % all.length];
  if (!found) throw new Error("Only end-to-end tests share an environment.");
  return found;
}

/** The shared environment, unless this file has its own. */
export const environment = (): SharedEnvironment => own ?? sharedEnvironment();

/** From now on, the tests of this file use this environment. */
export function useOwn(environment_: SharedEnvironment): void {
  own = environment_;
}

/** A token with these claims. The default is the service's tenant and no role. */
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
  /** The caller's claims. Without them, the request has no token. */
  readonly as?: TokenClaims;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent unchanged instead of `body`. */
  readonly text?: string;
  /** For requests outside the contract, such as an unknown path. */
  readonly undocumented?: boolean;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** The parsed JSON; the text if it is not JSON; undefined if it is empty. */
  readonly body: unknown;
}

/** One token for each set of claims, because issuing a token takes longer than most calls. */
const tokens = new Map<string, Promise<string>>();

function tokenOnce(claims: TokenClaims): Promise<string> {
  const key = JSON.stringify([environment().identityUrl, claims]);
  const found = tokens.get(key) ?? token(claims);
  tokens.set(key, found);
  return found;
}

/** All tokens that calls have used. */
export const tokensUsed = (): Promise<string[]> => Promise.all(tokens.values());

let conformance: Promise<Conformance> | undefined;

/** The service's OpenAPI document, and the check of answers against it. */
export function contract(): Promise<Conformance> {
  conformance ??= fetch(`${environment().baseUrl}/api/openapi.json`)
    .then((response) => response.json())
    .then((document) => makeConformance(document as OpenApi));
  return conformance;
}

/**
 * Calls the service: `api("POST", "/api/incidents", { as: …, body: … })`. Throws when the answer is
 * not described by the service's OpenAPI document. The host's own answers before it has loaded the
 * app are not checked.
 */
export async function api(method: string, path: string, call: Call = {}): Promise<Answer> {
  const headers = new Headers(call.headers);
  if (call.as) headers.set("authorization", `Bearer ${await tokenOnce(call.as)}`);
  const sent = call.text ?? (call.body === undefined ? undefined : JSON.stringify(call.body));
  if (sent !== undefined && !headers.has("content-type")) {
    headers.set("content-type", "application/json");
  }
  const response = await fetch(`${environment().baseUrl}${path}`, {
    method,
    headers,
    ...(sent !== undefined && { body: sent }),
  });
  const { status } = response;
  const answer = { status, headers: response.headers, body: parse(await response.text()) };
  const fromService = answer.body !== "Function host is not running.";
  if (fromService && !call.undocumented) (await contract()).check({ method, path, ...answer });
  return answer;
}

function parse(text: string): unknown {
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** The received mails, oldest first; with an address, only the mails to it. */
export async function messages(to?: string): Promise<ShownMail[]> {
  const query = to === undefined ? "" : `?to=${encodeURIComponent(to)}`;
  const response = await fetch(`${environment().mailboxUrl}/messages${query}`);
  return (await response.json()) as ShownMail[];
}

/** Injects faults through the mailbox's `PUT /faults`. Null removes them. */
export async function setMailFault(fault: object | null): Promise<void> {
  const response = await fetch(`${environment().mailboxUrl}/faults`, {
    method: fault ? "PUT" : "DELETE",
    ...(fault && { body: JSON.stringify(fault) }),
  });
  if (!response.ok) throw new Error(`The mailbox answers ${response.status}.`);
}

const operator: TokenClaims = { roles: ["Operator"], azp: "operations" };

/** Moves the service's clock. Null resets it to real time. */
export async function setClock(now: string | null): Promise<void> {
  const call = now === null ? { as: operator } : { as: operator, body: { now } };
  const { status } = await api(now === null ? "DELETE" : "PUT", "/api/ops/clock", call);
  if (status >= 400) throw new Error(`The clock answers ${status}.`);
}

/** Kills the host. Resolves when the restarted host answers. */
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
    // A host that has not loaded the app answers 503.
    ({ status }) => status !== 503,
    () => false,
  );
}

/** How much longer than here everything may take: on slow hosts, or beside other work. */
const waitFactor = Number(process.env["E2E_WAIT_FACTOR"] ?? 1);

/** Polls until `check` returns a truthy value, and returns it. Throws after the deadline. */
export async function until<Value>(
  what: string,
  check: () => Promise<Value> | Value,
  withinMs = 10_000,
): Promise<NonNullable<Value>> {
  const deadline = Date.now() + withinMs * waitFactor;
  for (;;) {
    const value = await check();
    if (value) return value;
    if (Date.now() > deadline) throw new Error(`Not within ${withinMs} ms: ${what}`);
    await delay(20);
  }
}

/** A careful client: it repeats the request if there is no answer or a retryable one. */
export async function persistently(ask: () => Promise<Answer>): Promise<Answer> {
  return until(
    "an answer",
    async () => {
      try {
        const answer = await ask();
        return answer.status < 500 ? answer : undefined;
      } catch (error) {
        // The connection broke. Any other error is a finding.
        if (!(error instanceof TypeError)) throw error;
        return undefined;
      }
    },
    30_000,
  );
}
