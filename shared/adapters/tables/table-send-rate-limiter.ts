import type {
  MailLimits,
  SendRateLimiter,
  SendRequest,
  SendTurn,
  WaitingSend,
} from "../../application/ports/send-rate-limiter.ts";
import {
  askToSend,
  emptySendQueue,
  queueBlockedUntil,
  queueWithout,
  stillWaiting,
} from "../../application/workflows/distribute/send-queue.ts";
import type { SendQueue } from "../../application/workflows/distribute/send-queue.ts";
import type { Stored } from "../../application/ports/stores.ts";
import type { JsonTable } from "./json-table.ts";
import { sendQueueKind } from "./rows/operation-rows.ts";

const partition = "sender";
const key = "pace";

/** In each round somebody wins, so only a crowd or a fault comes to this. */
const attemptsMax = 50;

interface Decision<Answer> {
  readonly queue: SendQueue;
  readonly answer: Answer;
}
type Decide<Answer> = (before: SendQueue) => Decision<Answer>;

/** The sender's queue as one row, so that it is one queue for all processes. */
export class TableSendRateLimiter implements SendRateLimiter {
  readonly #rows: JsonTable;
  readonly #limits: MailLimits;
  #last: Promise<unknown> = Promise.resolve();

  constructor(rows: JsonTable, limits: MailLimits) {
    this.#rows = rows;
    this.#limits = limits;
  }

  ask(request: SendRequest, nowMs: number): Promise<SendTurn> {
    return this.#change((before) => {
      const { queue, turn } = askToSend(before, request, nowMs, this.#limits);
      return { queue, answer: turn };
    });
  }

  async leave(distributionId: string): Promise<void> {
    await this.#change((before) => {
      const isWaiting = before.waiting.some((each) => each.distributionId === distributionId);
      return { queue: isWaiting ? queueWithout(before, distributionId) : before, answer: null };
    });
  }

  async blockUntil(untilMs: number): Promise<void> {
    await this.#change((before) => ({ queue: queueBlockedUntil(before, untilMs), answer: null }));
  }

  async listWaiting(nowMs: number): Promise<readonly WaitingSend[]> {
    return stillWaiting((await this.#read())?.value ?? emptySendQueue, nowMs);
  }

  #read(): Promise<Stored<SendQueue> | null> {
    return this.#rows.read(sendQueueKind, partition, key);
  }

  /** One change at a time in this process, so that only other processes can come in between. */
  #change<Answer>(decide: Decide<Answer>): Promise<Answer> {
    const changed = this.#last.then(() => this.#write(decide));
    this.#last = changed.catch(() => undefined);
    return changed;
  }

  async #write<Answer>(decide: Decide<Answer>): Promise<Answer> {
    for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
      const row = await this.#read();
      const before = row?.value ?? emptySendQueue;
      const { answer, queue } = decide(before);
      if (queue === before) return answer;
      const expected = row?.etag ?? null;
      const write = { kind: sendQueueKind, key, value: queue, expected };
      if (await this.#rows.write(partition, write)) return answer;
    }
    throw new Error("The send queue changes too often. Try again.");
  }
}
