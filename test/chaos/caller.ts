import type { TokenClaims } from "../../infra/local/identity/issue.ts";
import type { Hosts } from "../support/service-process-hosts.ts";
import type { Random } from "./random.ts";

/** The outcome of one attempt, as the caller understands it. */
export type Verdict =
  /** 2xx: accepted. */
  | "accepted"
  /** 4xx: refused, and nothing was written. */
  | "refused"
  /** 503 BUSY, or 401 for a key that the host does not know yet: nothing was written. */
  | "busy"
  /** Anything else, or no answer: the outcome is unknown. */
  | "lost";

export interface Told {
  readonly verdict: Verdict;
  readonly status: number;
  readonly code: string;
  readonly replayed: boolean;
  /** Whether the answer says when to come again. */
  readonly saysWhen: boolean;
  readonly body: Record<string, unknown>;
}

export interface Request {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  readonly path: string;
  readonly as: TokenClaims;
  readonly body?: unknown;
  readonly key?: string;
}

const verdictOf = (status: number, code: string, token: string): Verdict => {
  if (status >= 200 && status < 300) return "accepted";
  if (status === 401 && hasNewKey(token)) return "busy";
  if (status >= 400 && status < 500) return "refused";
  return status === 503 && code === "BUSY" ? "busy" : "lost";
};

const nothing: Omit<Told, "verdict"> = {
  ...{ status: 0, code: "", replayed: false, saysWhen: false, body: {} },
};

/** Whether the issuer has made the token's key during the run. Every host knows the first key. */
function hasNewKey(token: string): boolean {
  const header = Buffer.from(token.split(".")[0] ?? "", "base64url").toString("utf8");
  return (JSON.parse(header) as { readonly kid: string }).kid !== "local-1";
}

const mustWithinMs = 90_000;

/** Sends each request to one of the hosts, like a load balancer. */
export class Caller {
  readonly #hosts: Hosts;
  readonly #random: Random;
  readonly #tokens = new Map<string, string>();
  readonly #keepsTokens: boolean;

  /** Without `keepsTokens` it asks the issuer for a new token now and then. */
  constructor(hosts: Hosts, random: Random, { keepsTokens = true } = {}) {
    this.#hosts = hosts;
    this.#random = random;
    this.#keepsTokens = keepsTokens;
  }

  async send(request: Request): Promise<Told> {
    try {
      const token = await this.#token(request.as);
      const response = await fetch(`${this.#random.of(this.#hosts.baseUrls)}${request.path}`, {
        method: request.method,
        headers: {
          authorization: `Bearer ${token}`,
          "content-type": "application/json",
          ...(request.key !== undefined && { "idempotency-key": request.key }),
        },
        ...(request.body !== undefined && { body: JSON.stringify(request.body) }),
      });
      const body = (await response.json()) as Record<string, unknown>;
      const code = typeof body["code"] === "string" ? body["code"] : "";
      return {
        verdict: verdictOf(response.status, code, token),
        status: response.status,
        code,
        replayed: response.headers.get("idempotency-replayed") === "true",
        saysWhen: response.headers.has("retry-after"),
        body,
      };
    } catch {
      return { verdict: "lost", ...nothing };
    }
  }

  /** Repeats until there is an answer. For requests that must succeed before the run starts. */
  async must(request: Request): Promise<Record<string, unknown>> {
    const started = performance.now();
    while (performance.now() - started < mustWithinMs) {
      const told = await this.send(request);
      if (told.verdict === "accepted") return told.body;
      const isFinal = told.verdict === "refused" || told.code === "CONTRACT_MISSING";
      if (isFinal) throw new Error(`${request.path}: ${told.code}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`${request.path}: no answer`);
  }

  /** Waits while the issuer is away. */
  async #token(claims: TokenClaims): Promise<string> {
    const name = JSON.stringify(claims);
    if (!this.#keepsTokens && this.#random.chance(0.02)) this.#tokens.delete(name);
    for (;;) {
      const token = this.#tokens.get(name) ?? (await this.#newToken(claims));
      if (token !== undefined) {
        this.#tokens.set(name, token);
        return token;
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  async #newToken(claims: TokenClaims): Promise<string | undefined> {
    try {
      const response = await fetch(`${this.#hosts.identityUrl}/token`, {
        method: "POST",
        headers: { accept: "text/plain" },
        body: JSON.stringify({ ...claims, expiresIn: 7200 }),
      });
      return response.ok ? await response.text() : undefined;
    } catch {
      return undefined;
    }
  }
}
