import { Busy } from "../errors.ts";
import type { Command } from "./command.ts";
import { CommitCycle } from "./commit-cycle.ts";
import { PartitionCache } from "./partition-cache.ts";
import { PendingCommand } from "./pending-command.ts";
import type { WriterDeps } from "./writer-deps.ts";

/**
 * The only writer of a contract in this process: a serial queue of commands.
 *
 * Commands are decided one after another on the latest known head. What they change is written in one
 * transaction, guarded by the head's etag and by the insertion of new rows. A warm consume costs one
 * storage request, and under contention one transaction carries many commands. If another process
 * writes the same contract, the etag reveals it and the commands are decided again.
 */
export class ContractWriter {
  readonly #offerId: string;
  readonly #deps: WriterDeps;
  readonly #cache: PartitionCache;
  #queue: PendingCommand[] = [];
  #running = false;

  constructor(offerId: string, deps: WriterDeps) {
    this.#offerId = offerId;
    this.#deps = deps;
    this.#cache = new PartitionCache(offerId, deps);
  }

  get isIdle(): boolean {
    return !this.#running;
  }

  submit<Answer>(command: Command<Answer>): Promise<Answer> {
    const { elapsedMs, limits, telemetry } = this.#deps;
    if (this.#queue.length >= limits.pendingMax) {
      return Promise.reject(new Busy(`${this.#offerId}: too many commands are pending`));
    }
    return new Promise<Answer>((resolve, reject) => {
      // The queue holds answers of many types; each caller gets the answer of its own command.
      const settle = resolve as (answer: unknown) => void;
      const spanContext = telemetry.spanContext();
      this.#queue.push(new PendingCommand(command, elapsedMs(), spanContext, settle, reject));
      if (!this.#running) void this.#run();
    });
  }

  /**
   * Runs one cycle after another, oldest commands first. Unfinished commands go to the next cycle. The
   * answered callers get a turn in between, so that their next commands share it.
   */
  async #run(): Promise<void> {
    this.#running = true;
    while (this.#queue.length > 0) {
      const commands = this.#queue.splice(0, this.#deps.limits.rowsMax);
      const cycle = new CommitCycle(this.#offerId, this.#deps, this.#cache, commands);
      this.#queue.unshift(...(await cycle.run()));
      if (this.#queue.length > 0) await this.#deps.nextTurn();
    }
    this.#running = false;
  }
}
