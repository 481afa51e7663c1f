import type { MailLimits, SendRateLimiter } from "../../application/ports/send-rate-limiter.ts";
import {
  blockUntil,
  emptyRateLimit,
  reserveSendTime,
} from "../../application/workflows/distribute/rate-limit.ts";
import type { RateLimit } from "../../application/workflows/distribute/rate-limit.ts";
import type { JsonTable } from "./json-table.ts";
import { paceKind } from "./rows/operation-rows.ts";

const partition = "sender";
const key = "pace";

/** One writer succeeds in each round, so only very many writers or a fault reach this limit. */
const attemptsMax = 50;

/** The rate limit of the sender's address. One row holds it, so all processes share it. */
export class TableMailPace implements SendRateLimiter {
  readonly #rows: JsonTable;
  readonly #limits: MailLimits;
  #last: Promise<unknown> = Promise.resolve();

  constructor(rows: JsonTable, limits: MailLimits) {
    this.#rows = rows;
    this.#limits = limits;
  }

  reserveSendTime(nowMs: number): Promise<number> {
    return this.#change((before) => {
      const { atMs, rateLimit } = reserveSendTime(before, nowMs, this.#limits);
      return { rateLimit, answer: atMs };
    });
  }

  async blockUntil(untilMs: number): Promise<void> {
    await this.#change((before) => ({ rateLimit: blockUntil(before, untilMs), answer: untilMs }));
  }

  /** Changes run one at a time in this process, so only other processes can cause conflicts. */
  #change(
    decide: (before: RateLimit) => { rateLimit: RateLimit; answer: number },
  ): Promise<number> {
    const changed = this.#last.then(() => this.#write(decide));
    this.#last = changed.catch(() => undefined);
    return changed;
  }

  async #write(
    decide: (before: RateLimit) => { rateLimit: RateLimit; answer: number },
  ): Promise<number> {
    for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
      const row = await this.#rows.read(paceKind, partition, key);
      const { answer, rateLimit } = decide(row?.value ?? emptyRateLimit);
      const expected = row?.etag ?? null;
      const write = { kind: paceKind, key, value: rateLimit, expected };
      if (await this.#rows.write(partition, write)) return answer;
    }
    throw new Error("Others keep changing the sender's queue");
  }
}
