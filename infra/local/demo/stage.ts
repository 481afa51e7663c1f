import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { inspect } from "node:util";

import type { Environment } from "../environment.ts";
import type { TokenClaims } from "../identity/issue.ts";
import type { Mail } from "../mailbox/store.ts";

/** Any part of an answer: the demonstration looks at what it prints, and at nothing else. */
export type Json = Readonly<Record<string, unknown>>;

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Json;
}

export interface Ask {
  readonly as: TokenClaims;
  readonly body?: object;
  /** An Idempotency-Key of its own where none is given. */
  readonly key?: string;
  /** Members of the answer worth reading, by path: `plan.remaining`. */
  readonly show?: readonly string[];
  /** For one of many: neither printed. */
  readonly quiet?: boolean;
}

const isTerminal = process.stdout.isTTY && process.env["NO_COLOR"] === undefined;
const colour = (code: number) => (text: string) =>
  isTerminal ? `\u001B[${code}m${text}\u001B[0m` : text;
const bold = colour(1);
const dim = colour(2);
const green = colour(32);
const red = colour(31);

const at = (body: unknown, path: string): unknown =>
  path.split(".").reduce<unknown>((value, name) => (value as Json | undefined)?.[name], body);

const shown = (value: unknown): string =>
  inspect(value, { depth: 4, breakLength: 100, compact: 4 }).replaceAll("\n", "\n       ");

/** Where the demonstration plays: it asks over HTTP, prints what it sees and counts what is wrong. */
export class Stage {
  readonly #environment: Environment;
  #met = 0;
  #missed = 0;

  constructor(environment: Environment) {
    this.#environment = environment;
  }

  get result(): { readonly met: number; readonly missed: number } {
    return { met: this.#met, missed: this.#missed };
  }

  act(title: string): void {
    console.log(`\n${bold(title)}`);
  }

  say(text: string): void {
    console.log(`\n   ${text}`);
  }

  /** One expectation, kept or not. */
  expect(what: string, holds: boolean): void {
    if (holds) this.#met += 1;
    else this.#missed += 1;
    console.log(`   ${holds ? green("✓") : red("✗ not so:")} ${what}`);
  }

  async ask(method: string, path: string, { as, body, key, quiet, show }: Ask): Promise<Answer> {
    const response = await fetch(`${this.#environment.baseUrl}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await this.#token(as)}`,
        "content-type": "application/json",
        ...(method === "POST" && { "idempotency-key": key ?? randomUUID() }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const answer = {
      status: response.status,
      headers: response.headers,
      body: JSON.parse(await response.text()) as Json,
    };
    if (!quiet) print(method, path, body, answer, show);
    return answer;
  }

  /** The mails that one address has. */
  async mails(to: string): Promise<readonly Mail[]> {
    const response = await fetch(
      `${this.#environment.mailboxUrl}/messages?to=${encodeURIComponent(to)}`,
    );
    return (await response.json()) as Mail[];
  }

  /** The host process dies as in a power cut; the environment starts it again. */
  async crash(): Promise<void> {
    console.log(dim("     kill -9 of the host process"));
    await this.#environment.killHost();
    await this.#environment.hostReady();
  }

  readonly #tokens = new Map<string, string>();

  async #token(claims: TokenClaims): Promise<string> {
    const key = JSON.stringify(claims);
    const known = this.#tokens.get(key);
    if (known !== undefined) return known;
    const response = await fetch(`${this.#environment.identityUrl}/token`, {
      method: "POST",
      headers: { accept: "text/plain" },
      body: key,
    });
    const token = await response.text();
    if (!response.ok) throw new Error(`The token issuer answers ${response.status} ${token}`);
    this.#tokens.set(key, token);
    return token;
  }
}

function print(
  method: string,
  path: string,
  body: object | undefined,
  { body: answer, status }: Answer,
  show?: readonly string[],
): void {
  console.log(dim(`     ${method} ${path}${body ? ` ${JSON.stringify(body)}` : ""}`));
  const parts = status < 400 ? show : ["code", ...(show ?? ["detail", "remedy"])];
  const essence = parts
    ?.map((part) => [part, at(answer, part)] as const)
    .filter(([, value]) => value !== undefined);
  console.log(`     ${status} ${shown(essence ? Object.fromEntries(essence) : answer)}`);
}

/** Polls until there is something, and gives up after the deadline. */
export async function until<Value>(
  check: () => Promise<Value | undefined>,
  withinMs = 30_000,
): Promise<Value | undefined> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const value = await check();
    if (value !== undefined || Date.now() > deadline) return value;
    await delay(50);
  }
}
