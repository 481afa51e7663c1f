import type { MailLimits, MailPace } from "../../application/ports/mail-pace.ts";
import { holdUntil, noPace, takePlace } from "../../application/workflows/distribute/mail-pace.ts";
import type { Pace } from "../../application/workflows/distribute/mail-pace.ts";
import type { JsonTable } from "./json-table.ts";
import { paceKind } from "./rows/operation-rows.ts";

const partition = "sender";
const key = "pace";

/** In each round somebody wins, so only a crowd or a fault comes to this. */
const attemptsMax = 50;

/** The sender's queue as one small row, so that it is one queue for all processes. */
export class TableMailPace implements MailPace {
  readonly #rows: JsonTable;
  readonly #limits: MailLimits;
  #last: Promise<unknown> = Promise.resolve();

  constructor(rows: JsonTable, limits: MailLimits) {
    this.#rows = rows;
    this.#limits = limits;
  }

  reserve(nowMs: number): Promise<number> {
    return this.#change((before) => {
      const { atMs, pace } = takePlace(before, nowMs, this.#limits);
      return { pace, answer: atMs };
    });
  }

  async hold(untilMs: number): Promise<void> {
    await this.#change((before) => ({ pace: holdUntil(before, untilMs), answer: untilMs }));
  }

  /** One change at a time in this process, so that only other processes can come in between. */
  #change(decide: (before: Pace) => { pace: Pace; answer: number }): Promise<number> {
    const changed = this.#last.then(() => this.#write(decide));
    this.#last = changed.catch(() => undefined);
    return changed;
  }

  async #write(decide: (before: Pace) => { pace: Pace; answer: number }): Promise<number> {
    for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
      const row = await this.#rows.read(paceKind, partition, key);
      const { answer, pace } = decide(row?.value ?? noPace);
      const expected = row?.etag ?? null;
      const write = { kind: paceKind, key, value: pace, expected };
      if (await this.#rows.write(partition, write)) return answer;
    }
    throw new Error("Others keep changing the sender's queue");
  }
}
