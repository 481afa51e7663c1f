import { dateIn } from "../../domain/plain-date.ts";
import { CommitRetry } from "./commit-retry.ts";
import { NotSent, OutcomeUnknown, Unavailable } from "../errors.ts";
import type { WriterDeps } from "./writer-deps.ts";
import type { PartitionCache } from "./partition-cache.ts";
import { recordCommit, withSpan } from "./commit-telemetry.ts";
import { planCommit } from "./commit-plan.ts";
import type { CommitPlan } from "./commit-plan.ts";
import type { CommitOutcome, StoredHead } from "../ports/contract-rows.ts";
import type { PendingCommand } from "./pending-command.ts";

/** One transaction of a lane, from the first read to the answers, through whatever comes between. */
export class CommitCycle {
  readonly #offerId: string;
  readonly #deps: WriterDeps;
  readonly #memory: PartitionCache;
  readonly #pending: readonly PendingCommand[];
  readonly #attempt: CommitRetry;
  /** A round stands in storage, or nothing had to be written: who is left is left for the next turn. */
  #isOver = false;

  constructor(
    offerId: string,
    deps: WriterDeps,
    memory: PartitionCache,
    pending: readonly PendingCommand[],
  ) {
    this.#offerId = offerId;
    this.#deps = deps;
    this.#memory = memory;
    this.#pending = pending;
    this.#attempt = new CommitRetry(offerId, deps, pending);
  }

  /** Gives back, in their order, who did not fit. Never throws: every error is some caller's answer. */
  async take(): Promise<readonly PendingCommand[]> {
    try {
      this.#attempt.expire();
      await this.#retrying(() => this.#memory.prefetch(this.#open));
      while (!this.#isOver && this.#open.length > 0) await this.#step();
    } catch (error) {
      for (const each of this.#open) each.fail(error);
    } finally {
      this.#memory.endCycle();
    }
    return this.#open;
  }

  get #open(): readonly PendingCommand[] {
    return this.#pending.filter(({ isSettled }) => !isSettled);
  }

  async #step(): Promise<void> {
    const { head } = this.#memory;
    if (!head) {
      for (const each of this.#open) each.answer(each.command.whenMissing());
      return;
    }
    const round = this.#decide(head);
    // Absence counts only when it was seen after the head was: so the head comes first.
    if (round.headNeeded) return this.#read([], true);
    if (round.needs.size > 0) return this.#read([...round.needs], false);
    // An answer that writes nothing must not be overtaken by what was sent before and lost.
    if (round.writes || this.#memory.mayBeReplaced) return this.#commit(head, round);
    this.#answer(round);
  }

  #decide({ contract }: StoredHead): CommitPlan {
    const { clock, limits, rules } = this.#deps;
    const now = clock.now();
    return planCommit(this.#open, {
      contract,
      cache: this.#memory,
      now,
      today: dateIn(now, rules.timeZone),
      rules,
      rowsMax: limits.rowsMax,
    });
  }

  #answer({ decided }: CommitPlan): void {
    for (const { deliver } of decided) deliver();
    this.#isOver = true;
  }

  async #commit(head: StoredHead, round: CommitPlan): Promise<void> {
    const { elapsedMs, newCommitId } = this.#deps;
    const commitId = newCommitId();
    const sentAt = elapsedMs();
    const outcome = await this.#send(commitId, head, round);
    if (!outcome) return;
    if (outcome.kind === "conflict") return this.#afterConflict(outcome.key, round);
    const { contract, rows } = round;
    this.#memory.committed({ contract, etag: outcome.etag, commitId }, rows, sentAt);
    this.#written(round);
  }

  #written(round: CommitPlan): void {
    this.#answer(round);
    recordCommit(this.#deps, round, this.#attempt.tries);
  }

  /** Undefined when there is no answer; then it has been looked what became of it. */
  async #send(
    commitId: string,
    { etag: expected }: StoredHead,
    round: CommitPlan,
  ): Promise<CommitOutcome | undefined> {
    const { contract, entries, rows } = round;
    const batch = { offerId: this.#offerId, commitId, contract, expected, rows, entries };
    this.#attempt.recordSent(commitId, round);
    try {
      return await withSpan(this.#deps, round, () => this.#deps.store.commit(batch));
    } catch (error) {
      if (error instanceof OutcomeUnknown) {
        this.#memory.markOutcomeUnknown(expected);
        this.#attempt.markOutcomeUnknown(round);
      } else if (!(error instanceof NotSent)) throw error;
      await this.#attempt.pause(error);
    }
    await this.#lookUp(expected, rows);
    return undefined;
  }

  /**
   * What became of a transaction without an answer. The head tells, unless another writer came on top
   * of it; then one row tells, because a transaction is carried out as a whole.
   */
  async #lookUp(expected: string, rows: CommitPlan["rows"]): Promise<void> {
    await this.#read([], true);
    const hasMoved = this.#memory.head?.etag !== expected;
    if (!this.#isOver && hasMoved)
      await this.#read(
        rows.slice(0, 1).map(({ key }) => key),
        false,
      );
  }

  async #afterConflict(key: string | null, round: CommitPlan): Promise<void> {
    // A conflict on a row leaves the head as it was known; one on the head leaves the rows.
    const keys = key === null ? [] : this.#attempt.afterRowConflict(key, round, this.#memory);
    if (key === null || this.#attempt.tries > 3) await this.#attempt.pause();
    await this.#read(keys, key === null);
  }

  /** Reads, and answers what turns out to have been carried out by a transaction of this turn. */
  async #read(keys: readonly string[], head: boolean): Promise<void> {
    const since = this.#deps.elapsedMs();
    await this.#retrying(() => {
      const { headReadAt, rows } = this.#memory;
      const missing = keys.filter((key) => (rows.get(key)?.readAt ?? -1) < since);
      return this.#memory.read(missing, head && headReadAt < since);
    });
    const landed = this.#attempt.foundCommitted(this.#memory);
    if (landed) this.#written(landed);
  }

  /** Tries again while storage is away and somebody still waits. */
  async #retrying(read: () => Promise<void>): Promise<void> {
    while (this.#open.length > 0) {
      try {
        await read();
        return;
      } catch (error) {
        if (!(error instanceof Unavailable)) throw error;
        await this.#attempt.pause(error);
      }
    }
  }
}
