import { silent } from "../ports/telemetry.ts";
import { Busy } from "./errors.ts";
import { Memory } from "./memory.ts";
import type { LaneDeps } from "./lane-deps.ts";
import type { Operation } from "./operation.ts";
import { Turn } from "./turn.ts";
import { Waiting } from "./waiting.ts";

/**
 * The one writer of a contract in this process.
 *
 * Operations queue here and are decided one after another on the latest known head; what they
 * change goes out as one transaction guarded by the head's etag and by the insertion of new rows.
 * So a warm consume costs one storage request, and under contention one transaction carries many.
 * Another process may write the same contract: then the etag says so and all is decided again.
 */
export class Lane {
  readonly #offerId: string;
  readonly #deps: LaneDeps;
  readonly #memory: Memory;
  #queue: Waiting[] = [];
  #running = false;

  constructor(offerId: string, deps: LaneDeps) {
    this.#offerId = offerId;
    this.#deps = deps;
    this.#memory = new Memory(offerId, deps);
  }

  get isIdle(): boolean {
    return !this.#running;
  }

  submit<Answer>(operation: Operation<Answer>): Promise<Answer> {
    if (this.#queue.length >= this.#deps.limits.waitingMax) {
      return Promise.reject(new Busy(`${this.#offerId}: too many requests are waiting`));
    }
    return new Promise<Answer>((resolve, reject) => {
      // The queue holds answers of many types; each caller gets its own operation's.
      const settle = resolve as (answer: unknown) => void;
      const { elapsedMs, telemetry = silent } = this.#deps;
      const place = telemetry.place();
      this.#queue.push(new Waiting(operation, elapsedMs(), place, settle, reject));
      if (!this.#running) void this.#run();
    });
  }

  /** One transaction after another for those who wait longest; who does not fit goes on waiting. */
  async #run(): Promise<void> {
    this.#running = true;
    while (this.#queue.length > 0) {
      const waiting = this.#queue.splice(0, this.#deps.limits.rowsMax);
      const left = await new Turn(this.#offerId, this.#deps, this.#memory, waiting).take();
      this.#queue.unshift(...left);
    }
    this.#running = false;
  }
}
