import type { Schemas } from "benefits-client";

export type Problem = Schemas["Problem"];

/** The service refused the request, or failed. */
export class Refused extends Error {
  readonly problem: Problem;
  readonly retryAfterSeconds: number | undefined;

  constructor(problem: Problem, retryAfterSeconds?: number) {
    super(problem.detail);
    this.problem = problem;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** There is no answer of the service: the network failed, or the host is starting. */
class NoAnswer extends Error {}

const isProblem = (value: unknown): value is Problem =>
  typeof value === "object" && value !== null && "code" in value && "requestId" in value;

interface Answer<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
}

/** The data of an answer. Throws `Refused` for a problem, and `NoAnswer` without an answer. */
export async function dataOf<Data>(call: Promise<Answer<Data>>): Promise<Data> {
  const { data, error, response } = await call.catch((cause: unknown) => {
    throw cause instanceof Refused ? cause : new NoAnswer("no answer", { cause });
  });
  if (response.ok) return data as Data;
  if (!isProblem(error)) throw new NoAnswer(`status ${response.status}`);
  const seconds = Number(response.headers.get("retry-after") ?? NaN);
  throw new Refused(error, Number.isNaN(seconds) ? undefined : seconds);
}

/** Whether the same request can succeed later, so that it is repeated. */
const isTransient = (error: unknown): boolean =>
  error instanceof NoAnswer || (error instanceof Refused && error.problem.status >= 500);

/** Milliseconds until the next attempt: what the service asks for, or longer each time. */
export function retryDelay(attempt: number, error: unknown): number {
  const asked = error instanceof Refused ? error.retryAfterSeconds : undefined;
  return asked === undefined ? Math.min(500 * 2 ** attempt, 8000) : Math.min(asked, 10) * 1000;
}

/**
 * Attempts after the first. With the delays above they last as long as a host needs to start again. A
 * browser that knows that it is offline makes none, so that people read it at once.
 */
export const retries = (failures: number, error: unknown): boolean =>
  navigator.onLine && failures < 5 && isTransient(error);
