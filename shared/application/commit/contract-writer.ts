import { noopTelemetry } from "../ports/telemetry.ts";
import { Busy } from "../errors.ts";
import { PartitionCache } from "./partition-cache.ts";
import type { WriterDeps } from "./writer-deps.ts";
import type { Command } from "./command.ts";
import { CommitCycle } from "./commit-cycle.ts";
import { PendingCommand } from "./pending-command.ts";

/**
 * The one writer of a contract in this process.
 *
 * Operations queue here and are decided one after another on the latest known head; what they
 * change goes out as one transaction guarded by the head's etag and by the insertion of new rows.
 * So a warm consume costs one storage request, and under contention one transaction carries many.
 * Another process may write the same contract: then the etag says so and all is decided again.
 */
export class ContractWriter {
  readonly #offerId: string;
  readonly #deps: WriterDeps;
  readonly #memory: PartitionCache;
  #queue: PendingCommand[] = [];
  #running = false;

  constructor(offerId: string, deps: WriterDeps) {
    this.#offerId = offerId;
    this.#deps = deps;
    this.#memory = new PartitionCache(offerId, deps);
  }

  get isIdle(): boolean {
    return !this.#running;
  }

  submit<Answer>(operation: Command<Answer>): Promise<Answer> {
    if (this.#queue.length >= this.#deps.limits.pendingMax) {
      return Promise.reject(new Busy(`${this.#offerId}: too many requests are pending`));
    }
    return new Promise<Answer>((resolve, reject) => {
      // The queue holds answers of many types; each caller gets its own operation's.
      const settle = resolve as (answer: unknown) => void;
      const { elapsedMs, telemetry = noopTelemetry } = this.#deps;
      const place = telemetry.spanContext();
      this.#queue.push(new PendingCommand(operation, elapsedMs(), place, settle, reject));
      if (!this.#running) void this.#run();
    });
  }

  /** One transaction after another for those who wait longest; who does not fit goes on pending. */
  async #run(): Promise<void> {
    this.#running = true;
    while (this.#queue.length > 0) {
      const pending = this.#queue.splice(0, this.#deps.limits.rowsMax);
      const left = await new CommitCycle(this.#offerId, this.#deps, this.#memory, pending).take();
      this.#queue.unshift(...left);
    }
    this.#running = false;
  }
}
