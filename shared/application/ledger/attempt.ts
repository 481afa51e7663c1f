import { Busy, OutcomeUnknown } from "./errors.ts";
import type { LaneDeps } from "./lane-deps.ts";

const pauseMsFirst = 4;
const pauseMsMax = 200;

/** What one round of waiting operations has been through. */
export class Attempt {
  readonly #offerId: string;
  readonly #deps: LaneDeps;
  readonly #startedAt: number;
  /** Transactions whose answer was lost: any of them may have been carried out. */
  readonly ownCommits = new Set<string>();
  tries = 0;

  constructor(offerId: string, deps: LaneDeps) {
    this.#offerId = offerId;
    this.#deps = deps;
    this.#startedAt = deps.elapsedMs();
  }

  /** Waits a moment, longer each time, and gives up when the caller should rather come back. */
  async pause(cause?: unknown): Promise<void> {
    const { elapsedMs, limits, pause, random } = this.#deps;
    if (elapsedMs() - this.#startedAt > limits.patienceMs) {
      const message = `${this.#offerId}: gave up after ${this.tries} attempts`;
      throw this.ownCommits.size > 0
        ? new OutcomeUnknown(message, { cause })
        : new Busy(message, 2);
    }
    const most = Math.min(pauseMsMax, pauseMsFirst * 2 ** Math.min(this.tries, 6));
    await pause(random() * most);
  }
}
