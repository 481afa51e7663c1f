import { setTimeout as pause } from "node:timers/promises";

import { keyOf } from "./record.ts";
import type { ImportRecord, Problem } from "./record.ts";

/** Ends the run: every other row would fail for the same reason. */
export class Stopped extends Error {}

export interface Target {
  readonly baseUrl: string;
  /** The token to send. `renewed`: the one before was not accepted. */
  readonly token: (renewed: boolean) => Promise<string>;
}

export type Outcome =
  { readonly kind: "imported" | "known" } | { readonly kind: "refused"; readonly problem: Problem };

interface Call {
  readonly method: "POST" | "PUT";
  readonly path: string;
  readonly body: unknown;
  readonly key?: string;
}

const attemptsMax = 10;
const isTemporary = (status: number): boolean => status === 429 || status >= 500;

/** How long to wait: as the service says, otherwise longer after each attempt. */
function waitMs(attempt: number, response?: Response): number {
  const seconds = Number(response?.headers.get("retry-after") ?? Number.NaN);
  return seconds >= 0 ? seconds * 1000 : Math.min(30_000, 250 * 2 ** attempt);
}

/** Sends one request. Undefined if the service did not answer. */
async function sendOnce(
  { baseUrl, token }: Target,
  { body, key, method, path }: Call,
  renewed: boolean,
): Promise<Response | undefined> {
  const headers = {
    authorization: `Bearer ${await token(renewed)}`,
    "content-type": "application/json",
    ...(key === undefined ? {} : { "idempotency-key": key }),
  };
  const init = { method, headers, body: JSON.stringify(body), signal: AbortSignal.timeout(60_000) };
  return fetch(`${baseUrl}${path}`, init).catch(() => undefined);
}

/** Repeats a request until it is decided. Repeating is safe: a purchase has its key, a PUT its content. */
async function send(target: Target, call: Call): Promise<Response> {
  let renewed = false;
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const response = await sendOnce(target, call, renewed);
    if (response?.status === 401 && !renewed) {
      renewed = true;
      continue;
    }
    if (response && !isTemporary(response.status)) return response;
    await response?.body?.cancel();
    await pause(waitMs(attempt, response));
  }
  throw new Stopped(
    `${target.baseUrl} did not answer ${attemptsMax} attempts. Run the command again.`,
  );
}

async function problemOf(response: Response): Promise<Problem> {
  const text = await response.text();
  try {
    const {
      code,
      detail,
      errors = [],
    } = JSON.parse(text) as {
      readonly code: string;
      readonly detail: string;
      readonly errors?: readonly { readonly path: string; readonly message: string }[];
    };
    const fields = errors.map(({ message, path }) => `${path} ${message}`);
    return { code, detail: fields.length > 1 ? fields.join(" ") : detail };
  } catch {
    return { code: `HTTP_${response.status}`, detail: text.slice(0, 200) };
  }
}

async function decided(response: Response): Promise<Outcome> {
  if (response.ok) {
    await response.body?.cancel();
    const isKnown = response.headers.get("idempotency-replayed") === "true";
    return { kind: isKnown ? "known" : "imported" };
  }
  const problem = await problemOf(response);
  if (response.status === 401 || response.status === 403) {
    throw new Stopped(`The token is not accepted: ${problem.detail}`);
  }
  return { kind: "refused", problem };
}

/** Imports one row: writes its partner, if the row has one, then the offer. */
export async function importRecord(target: Target, record: ImportRecord): Promise<Outcome> {
  const path = `/api/partners/${record.partnerId}`;
  if (record.partner) {
    const put = await decided(await send(target, { method: "PUT", path, body: record.partner }));
    if (put.kind === "refused") return put;
  }
  const purchase = { path: `${path}/offers`, body: record.offer, key: keyOf(record) };
  return decided(await send(target, { method: "POST", ...purchase }));
}
