import type { WriterDeps } from "./writer-deps.ts";
import type { PartitionCache } from "./partition-cache.ts";
import type { CommitPlan } from "./commit-plan.ts";
import type { PendingCommand } from "./pending-command.ts";

const pauseMsFirst = 4;
const pauseMsMax = 200;

/** What the operations of one turn have been through. */
export class CommitRetry {
  readonly #offerId: string;
  readonly #deps: WriterDeps;
  readonly #pending: readonly PendingCommand[];
  readonly #sent = new Map<string, CommitPlan>();
  #tries = 0;
  #rowConflicts = 0;

  constructor(offerId: string, deps: WriterDeps, pending: readonly PendingCommand[]) {
    this.#offerId = offerId;
    this.#deps = deps;
    this.#pending = pending;
  }

  get tries(): number {
    return this.#tries;
  }

  recordSent(commitId: string, round: CommitPlan): void {
    this.#tries += 1;
    this.#sent.set(commitId, round);
  }

  markOutcomeUnknown({ decided }: CommitPlan): void {
    for (const { pending, wrote } of decided) if (wrote) pending.outcomeUnknown = true;
  }

  /**
   * The round that was carried out after all: the head or one of its rows bears its name. Looked for
   * also after a conflict, because a request that the network doubles conflicts with itself.
   */
  foundCommitted({ head, rows }: PartitionCache): CommitPlan | undefined {
    const byHead = this.#sent.get(head?.commitId ?? "");
    if (byHead) return byHead;
    for (const [commitId, round] of this.#sent) {
      if (round.rows.some(({ key }) => rows.get(key)?.stored?.commitId === commitId)) return round;
    }
    return undefined;
  }

  /**
   * What to read after a conflict on a row: that row, and from the second time on every row of the
   * round that nobody has looked at, so that a batch full of repeats does not conflict once for each.
   */
  afterRowConflict(key: string, round: CommitPlan, { rows }: PartitionCache): string[] {
    this.#rowConflicts += 1;
    if (this.#rowConflicts === 1) return [key];
    const unread = round.rows.map((row) => row.key).filter((each) => !rows.has(each));
    return [...new Set([key, ...unread])];
  }

  /** Waits a moment, longer each time; whoever has waited too long is told to come back. */
  async pause(cause?: unknown): Promise<void> {
    const { pause, random } = this.#deps;
    this.expire(cause);
    const most = Math.min(pauseMsMax, pauseMsFirst * 2 ** Math.min(this.#tries, 6));
    await pause(random() * most);
  }

  expire(cause?: unknown): void {
    const { elapsedMs, limits } = this.#deps;
    const now = elapsedMs();
    for (const each of this.#pending) {
      if (each.isSettled || now - each.submittedAt <= limits.timeoutMs) continue;
      each.giveUp(`${this.#offerId}: gave up after ${this.#tries} attempts`, cause);
    }
  }
}
