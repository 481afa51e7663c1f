import type { CommitPlan } from "./commit-plan.ts";
import type { PartitionCache } from "./partition-cache.ts";
import type { PendingCommand } from "./pending-command.ts";
import type { WriterDeps } from "./writer-deps.ts";

const pauseMsFirst = 4;
const pauseMsMax = 200;

/** The transactions that one cycle has sent, and how long its commands are retried. */
export class CommitRetry {
  readonly #offerId: string;
  readonly #deps: WriterDeps;
  readonly #commands: readonly PendingCommand[];
  readonly #sent = new Map<string, CommitPlan>();
  #tries = 0;
  #rowConflicts = 0;

  constructor(offerId: string, deps: WriterDeps, commands: readonly PendingCommand[]) {
    this.#offerId = offerId;
    this.#deps = deps;
    this.#commands = commands;
  }

  get tries(): number {
    return this.#tries;
  }

  recordSent(commitId: string, plan: CommitPlan): void {
    this.#tries += 1;
    this.#sent.set(commitId, plan);
  }

  markOutcomeUnknown({ decided }: CommitPlan): void {
    for (const { pending, writes } of decided) if (writes) pending.outcomeUnknown = true;
  }

  /**
   * The sent plan that turns out to be committed: the head or one of its rows has its commit id. To
   * be checked after a conflict too, because a request that the network doubles conflicts with itself.
   */
  foundCommitted({ head, rows }: PartitionCache): CommitPlan | undefined {
    const byHead = this.#sent.get(head?.commitId ?? "");
    if (byHead) return byHead;
    for (const [commitId, plan] of this.#sent) {
      if (plan.rows.some(({ key }) => rows.get(key)?.stored?.commitId === commitId)) return plan;
    }
    return undefined;
  }

  /**
   * The rows to read after a conflict on a row: that row, and from the second conflict on every unread
   * row of the plan, so that a plan full of repeated requests does not conflict once for each.
   */
  afterRowConflict(key: string, plan: CommitPlan, { rows }: PartitionCache): string[] {
    this.#rowConflicts += 1;
    if (this.#rowConflicts === 1) return [key];
    const unread = plan.rows.map((row) => row.key).filter((each) => !rows.has(each));
    return [...new Set([key, ...unread])];
  }

  /** Expires commands that have timed out, then waits: longer after each try, with jitter. */
  async pause(cause?: unknown): Promise<void> {
    const { pause, random } = this.#deps;
    this.expire(cause);
    const most = Math.min(pauseMsMax, pauseMsFirst * 2 ** Math.min(this.#tries, 6));
    await pause(random() * most);
  }

  /** Rejects the commands that have waited longer than `timeoutMs`. */
  expire(cause?: unknown): void {
    const { elapsedMs, limits } = this.#deps;
    const now = elapsedMs();
    for (const each of this.#commands) {
      if (each.isSettled || now - each.submittedAt <= limits.timeoutMs) continue;
      each.expire(`${this.#offerId}: timed out after ${this.#tries} tries`, cause);
    }
  }
}
