import type { TokenClaims } from "../../infra/local/identity/issue.ts";
import type { Hosts } from "../support/service-process-hosts.ts";
import type { Random } from "./random.ts";

/** The outcome of one attempt, as the caller understands it. */
export type Verdict =
  /** 2xx: accepted. */
  | "accepted"
  /** 4xx: refused, and nothing was written. */
  | "refused"
  /** 503 BUSY: nothing was written. */
  | "busy"
  /** Anything else, or no answer: the outcome is unknown. */
  | "lost";

export interface Told {
  readonly verdict: Verdict;
  readonly status: number;
  readonly code: string;
  readonly replayed: boolean;
  readonly body: Record<string, unknown>;
}

export interface Request {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  readonly path: string;
  readonly as: TokenClaims;
  readonly body?: unknown;
  readonly key?: string;
}

const verdictOf = (status: number, code: string): Verdict => {
  if (status >= 200 && status < 300) return "accepted";
  if (status >= 400 && status < 500) return "refused";
  return status === 503 && code === "BUSY" ? "busy" : "lost";
};

const nothing: Omit<Told, "verdict"> = { status: 0, code: "", replayed: false, body: {} };

/** Sends each request to one of the hosts, like a load balancer. */
export class Caller {
  readonly #hosts: Hosts;
  readonly #random: Random;
  readonly #tokens = new Map<string, Promise<string>>();

  constructor(hosts: Hosts, random: Random) {
    this.#hosts = hosts;
    this.#random = random;
  }

  async send(request: Request): Promise<Told> {
    try {
      const authorization = `Bearer ${await this.#token(request.as)}`;
      const response = await fetch(`${this.#random.of(this.#hosts.baseUrls)}${request.path}`, {
        method: request.method,
        headers: {
          authorization,
          "content-type": "application/json",
          ...(request.key !== undefined && { "idempotency-key": request.key }),
        },
        ...(request.body !== undefined && { body: JSON.stringify(request.body) }),
      });
      const body = (await response.json()) as Record<string, unknown>;
      const code = typeof body["code"] === "string" ? body["code"] : "";
      return {
        verdict: verdictOf(response.status, code),
        status: response.status,
        code,
        replayed: response.headers.get("idempotency-replayed") === "true",
        body,
      };
    } catch {
      return { verdict: "lost", ...nothing };
    }
  }

  /** Repeats until there is an answer. For requests that must succeed before the run starts. */
  async must(request: Request): Promise<Record<string, unknown>> {
    for (let attempt = 0; attempt < 50; attempt += 1) {
      const told = await this.send(request);
      if (told.verdict === "accepted") return told.body;
      if (told.verdict === "refused") throw new Error(`${request.path}: ${told.code}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`${request.path}: no answer`);
  }

  #token(claims: TokenClaims): Promise<string> {
    const name = JSON.stringify(claims);
    const known = this.#tokens.get(name);
    if (known) return known;
    const token = fetch(`${this.#hosts.identityUrl}/token`, {
      method: "POST",
      headers: { accept: "text/plain" },
      body: JSON.stringify({ ...claims, expiresIn: 7200 }),
    }).then((response) => response.text());
    this.#tokens.set(name, token);
    return token;
  }
}
