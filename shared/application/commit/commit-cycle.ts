import { dateIn } from "../../domain/plain-date.ts";
import { NotSent, OutcomeUnknown, Unavailable } from "../errors.ts";
import type { CommitOutcome, StoredHead } from "../ports/contract-rows.ts";
import type { CommitPlan } from "./commit-plan.ts";
import { planCommit } from "./commit-planner.ts";
import { CommitRetry } from "./commit-retry.ts";
import { recordCommit, withSpan } from "./commit-telemetry.ts";
import type { PartitionCache } from "./partition-cache.ts";
import type { PendingCommand } from "./pending-command.ts";
import type { WriterDeps } from "./writer-deps.ts";

/**
 * One commit cycle: reads, decides, writes one transaction and answers its commands. Conflicts and
 * lost answers are retried until the commands time out.
 */
export class CommitCycle {
  readonly #offerId: string;
  readonly #deps: WriterDeps;
  readonly #cache: PartitionCache;
  readonly #commands: readonly PendingCommand[];
  readonly #retry: CommitRetry;
  /** A transaction was committed, or nothing had to be written. */
  #isOver = false;

  constructor(
    offerId: string,
    deps: WriterDeps,
    cache: PartitionCache,
    commands: readonly PendingCommand[],
  ) {
    this.#offerId = offerId;
    this.#deps = deps;
    this.#cache = cache;
    this.#commands = commands;
    this.#retry = new CommitRetry(offerId, deps, commands);
  }

  /** Returns the unfinished commands in their order. Never rejects: an error rejects the commands. */
  async run(): Promise<readonly PendingCommand[]> {
    try {
      this.#retry.expire();
      await this.#retrying(() => this.#cache.prefetch(this.#open));
      while (!this.#isOver && this.#open.length > 0) await this.#step();
    } catch (error) {
      for (const each of this.#open) each.fail(error);
    } finally {
      this.#cache.endCycle();
    }
    return this.#open;
  }

  get #open(): readonly PendingCommand[] {
    return this.#commands.filter(({ isSettled }) => !isSettled);
  }

  async #step(): Promise<void> {
    const { head } = this.#cache;
    if (!head) {
      for (const each of this.#open) each.answer(each.command.whenMissing());
      return;
    }
    const plan = this.#plan(head);
    // The head is read first: the absence of a row counts only if it was read after the head.
    if (plan.headNeeded) return this.#read([], true);
    if (plan.needs.size > 0) return this.#read([...plan.needs], false);
    // Answers without a write move the head too if a transaction of unknown outcome could still
    // replace it: once the head has moved, that transaction can only conflict.
    if (plan.writes || this.#cache.isOutcomeUnknown) return this.#commit(head, plan);
    this.#deliver(plan);
  }

  #plan({ contract }: StoredHead): CommitPlan {
    const { clock, limits, rules } = this.#deps;
    const now = clock.now();
    return planCommit(this.#open, {
      contract,
      cache: this.#cache,
      now,
      today: dateIn(now, rules.timeZone),
      rules,
      rowsMax: limits.rowsMax,
    });
  }

  #deliver({ decided }: CommitPlan): void {
    for (const { deliver } of decided) deliver();
    this.#isOver = true;
  }

  #deliverCommitted(plan: CommitPlan): void {
    this.#deliver(plan);
    recordCommit(this.#deps, plan, this.#retry.tries);
  }

  async #commit(head: StoredHead, plan: CommitPlan): Promise<void> {
    const { elapsedMs, newCommitId } = this.#deps;
    const commitId = newCommitId();
    const sentAt = elapsedMs();
    const outcome = await this.#send(commitId, head, plan);
    if (!outcome) return this.#readOutcome(head.etag, plan);
    if (outcome.kind === "conflict") return this.#readConflict(outcome.key, plan);
    const written = { contract: plan.contract, etag: outcome.etag, commitId };
    this.#cache.keepWritten(written, plan.rows, sentAt);
    this.#deliverCommitted(plan);
  }

  /** Undefined if the transaction got no answer or was not sent. */
  async #send(
    commitId: string,
    { etag: expected }: StoredHead,
    plan: CommitPlan,
  ): Promise<CommitOutcome | undefined> {
    const { contract, entries, rows } = plan;
    const transaction = { offerId: this.#offerId, commitId, contract, expected, rows, entries };
    this.#retry.recordSent(commitId, plan);
    try {
      return await withSpan(this.#deps, plan, () => this.#deps.store.commit(transaction));
    } catch (error) {
      if (error instanceof OutcomeUnknown) {
        this.#cache.markOutcomeUnknown(expected);
        this.#retry.markOutcomeUnknown(plan);
      } else if (!(error instanceof NotSent)) throw error;
      await this.#retry.pause(error);
      return undefined;
    }
  }

  /**
   * Reads whether a transaction without an answer was committed. The head names the transaction that
   * wrote it last. If another writer has written it since, one row decides: a transaction is written
   * as a whole.
   */
  async #readOutcome(expected: string, { rows }: CommitPlan): Promise<void> {
    await this.#read([], true);
    if (this.#isOver || this.#cache.head?.etag === expected) return;
    const firstRow = rows.slice(0, 1).map(({ key }) => key);
    await this.#read(firstRow, false);
  }

  /** Reads what conflicted: the head if `key` is null, otherwise the row. The other is still valid. */
  async #readConflict(key: string | null, plan: CommitPlan): Promise<void> {
    const keys = key === null ? [] : this.#retry.afterRowConflict(key, plan, this.#cache);
    if (key === null || this.#retry.tries > 3) await this.#retry.pause();
    await this.#read(keys, key === null);
  }

  /** Reads, and answers the commands of a sent transaction that is found committed. */
  async #read(keys: readonly string[], head: boolean): Promise<void> {
    const since = this.#deps.elapsedMs();
    await this.#retrying(() => {
      const { headReadAt, rows } = this.#cache;
      const missing = keys.filter((key) => (rows.get(key)?.readAt ?? -1) < since);
      return this.#cache.read(missing, head && headReadAt < since);
    });
    const committed = this.#retry.foundCommitted(this.#cache);
    if (committed) this.#deliverCommitted(committed);
  }

  /** Retries a read while storage is unavailable and a command still waits. */
  async #retrying(read: () => Promise<void>): Promise<void> {
    while (this.#open.length > 0) {
      try {
        await read();
        return;
      } catch (error) {
        if (!(error instanceof Unavailable)) throw error;
        await this.#retry.pause(error);
      }
    }
  }
}
