import { dateIn } from "../../domain/plain-date.ts";
import { Attempt } from "./attempt.ts";
import { Busy, NotSent, OutcomeUnknown } from "./errors.ts";
import { Memory } from "./memory.ts";
import type { LaneDeps } from "./lane-deps.ts";
import type { Operation } from "./operation.ts";
import type { Round, Waiting } from "./round.ts";
import { decideRound } from "./round.ts";
import type { StoredHead } from "./rows.ts";

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
  #waiting: Waiting[] = [];
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
    if (this.#waiting.length >= this.#deps.limits.waitingMax) {
      return Promise.reject(new Busy(`${this.#offerId}: too many requests are waiting`));
    }
    return new Promise<Answer>((resolve, reject) => {
      this.#waiting.push({
        operation,
        submittedAt: this.#deps.elapsedMs(),
        // The queue holds answers of many types; each caller gets its own operation's.
        resolve: resolve as (answer: unknown) => void,
        reject,
      });
      if (!this.#running) void this.#run();
    });
  }

  async #run(): Promise<void> {
    this.#running = true;
    while (this.#waiting.length > 0) {
      const round = this.#waiting;
      this.#waiting = [];
      await this.#settle(round);
    }
    this.#running = false;
  }

  /** Carries a round through, in as many transactions as it takes. Every operation gets an answer. */
  async #settle(round: readonly Waiting[]): Promise<void> {
    let left = round;
    const attempt = new Attempt(this.#offerId, this.#deps);
    try {
      await this.#memory.prefetch(round);
      while (left.length > 0) left = await this.#step(left, attempt);
    } catch (error) {
      for (const { reject } of left) reject(error);
    } finally {
      this.#memory.endRound();
    }
  }

  async #step(waiting: readonly Waiting[], attempt: Attempt): Promise<readonly Waiting[]> {
    const { head } = this.#memory;
    if (!head) {
      for (const each of waiting) each.resolve(each.operation.whenMissing());
      return [];
    }
    const { clock, limits, rules } = this.#deps;
    const now = clock.now();
    const round = decideRound(waiting, {
      contract: head.contract,
      headReadAt: this.#memory.headReadAt,
      known: this.#memory.rows,
      ownCommits: attempt.ownCommits,
      now,
      today: dateIn(now, rules.timeZone),
      rules,
      rowsMax: limits.rowsMax,
    });
    if (round.headNeeded || round.needs.size > 0) {
      await this.#memory.read([...round.needs], round.headNeeded);
      return waiting;
    }
    if (!round.writes) return this.#answer(round);
    return (await this.#commit(head, round, attempt)) ? this.#answer(round) : waiting;
  }

  #answer({ decided, left }: Round): readonly Waiting[] {
    for (const { answer, waiting } of decided) waiting.resolve(answer);
    return left;
  }

  /** True when the round stands in storage; false when it must be decided again. */
  async #commit(head: StoredHead, round: Round, attempt: Attempt): Promise<boolean> {
    const { newCommitId, onCommit, store } = this.#deps;
    const commitId = newCommitId();
    const sentAt = this.#deps.elapsedMs();
    attempt.tries += 1;
    const { contract, entries, rows } = round;
    const batch = {
      offerId: this.#offerId,
      commitId,
      contract,
      expected: head.etag,
      rows,
      entries,
    };
    try {
      const outcome = await store.commit(batch);
      if (outcome.kind === "conflict") {
        await this.#afterConflict(outcome.key, attempt);
        return false;
      }
      this.#memory.wrote({ contract, etag: outcome.etag, commitId }, rows, sentAt);
      onCommit?.({
        operations: round.decided.length,
        rows: rows.length + entries.length + 1,
        attempts: attempt.tries,
      });
      return true;
    } catch (error) {
      return this.#afterFailure(
        error,
        commitId,
        rows.map(({ key }) => key),
        attempt,
      );
    }
  }

  async #afterConflict(key: string | null, attempt: Attempt): Promise<void> {
    // A conflict on a row leaves the head as it was known; one on the head leaves the rows.
    if (key !== null) return this.#memory.read([key], false);
    await attempt.pause();
    await this.#memory.read([], true);
  }

  /**
   * After a lost answer the head tells: it names the transaction that wrote it last. If another
   * writer came on top, the rows tell: their `commitId` is ours. If neither, it was not carried out,
   * or will be refused because the head has moved by the time it arrives.
   */
  async #afterFailure(
    error: unknown,
    commitId: string,
    keys: readonly string[],
    attempt: Attempt,
  ): Promise<boolean> {
    if (error instanceof OutcomeUnknown) attempt.ownCommits.add(commitId);
    else if (!(error instanceof NotSent)) throw error;
    for (;;) {
      await attempt.pause(error);
      try {
        await this.#memory.read(keys, true);
        break;
      } catch {
        // Storage is still away; waiting ends this loop by giving up.
      }
    }
    return this.#memory.head?.commitId === commitId;
  }
}
