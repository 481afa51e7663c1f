import type { ClosedTerm, Contract } from "../../domain/contract.ts";
import type { Entry } from "../../domain/ledger.ts";
import type { PlainDate } from "../../domain/plain-date.ts";
import type { Rules } from "../../domain/rules.ts";
import { resolve } from "../../domain/terms.ts";
import { termKey } from "../ports/contract-rows.ts";
import type { ContractRow } from "../ports/contract-rows.ts";
import type { Decision, View } from "./command.ts";
import type { CommitPlan, PlannedCommand } from "./commit-plan.ts";
import type { PartitionCache } from "./partition-cache.ts";
import type { PendingCommand } from "./pending-command.ts";

export interface PlanInput {
  readonly contract: Contract;
  readonly cache: Pick<PartitionCache, "headReadAt" | "headKnownAt" | "rows">;
  readonly now: Date;
  readonly today: PlainDate;
  readonly rules: Rules;
  /** Rows that fit into one transaction besides the head. */
  readonly rowsMax: number;
}

/** Plans one transaction with as many commands as fit, in their order. Pure. */
export function planCommit(commands: readonly PendingCommand[], input: PlanInput): CommitPlan {
  const planner = new CommitPlanner(input);
  commands.every((each) => planner.add(each));
  return planner.finish();
}

/** Decides commands one after another, each on the result of those before it. */
class CommitPlanner {
  readonly #input: PlanInput;
  readonly #rows = new Map<string, ContractRow>();
  readonly #needs = new Set<string>();
  readonly #decided: PlannedCommand[] = [];
  #contract: Contract;
  #entries: Entry[];
  #headNeeded = false;
  #writes = false;

  constructor(input: PlanInput) {
    this.#input = input;
    const due = resolve(input.contract, input.today, input.rules);
    this.#contract = due.contract;
    this.#entries = [...due.entries];
    this.#close(due.closed);
  }

  /** False if the command no longer fits into this transaction. */
  add(pending: PendingCommand): boolean {
    const touched = new Set<string>();
    let decision: Decision<unknown>;
    try {
      decision = pending.command.decide(this.#view(touched));
    } catch (error) {
      // Only this command fails; the others do not depend on it.
      const deliver = (): void => {
        pending.fail(error);
      };
      if (!this.#isStale(pending, touched)) this.#decided.push({ pending, writes: false, deliver });
      return true;
    }
    if (decision.kind === "write") return this.#write(pending, decision);
    if (decision.kind === "need") {
      for (const key of decision.keys) this.#needs.add(key);
    } else if (!this.#isStale(pending, touched)) {
      this.#decide(pending, decision.answer, false);
    }
    return true;
  }

  finish(): CommitPlan {
    return {
      before: this.#input.contract,
      today: this.#input.today,
      contract: this.#contract,
      rows: [...this.#rows].map(([key, row]) => ({
        key,
        row,
        expected: this.#input.cache.rows.get(key)?.stored?.etag ?? null,
      })),
      entries: this.#entries,
      decided: this.#decided,
      needs: this.#needs,
      headNeeded: this.#headNeeded,
      writes: this.#writes,
    };
  }

  #close(terms: readonly ClosedTerm[]): void {
    for (const closed of terms) {
      this.#rows.set(termKey(closed.term.number), { type: "term", closed });
    }
  }

  #view(touched: Set<string>): View {
    const { contract: stored, cache, now, today } = this.#input;
    return {
      contract: this.#contract,
      stored,
      now,
      today,
      row: (key) => {
        touched.add(key);
        const planned = this.#rows.get(key);
        if (planned) return planned;
        const cached = cache.rows.get(key);
        return cached && (cached.stored?.row ?? null);
      },
    };
  }

  /**
   * An answer without a write is not guarded by an etag. It must rest on reads that started after the
   * command was submitted. The absence of a row counts only if it was read after the head: in between,
   * another process may have accepted the same request.
   */
  #isStale(pending: PendingCommand, touched: ReadonlySet<string>): boolean {
    const { headKnownAt, headReadAt, rows } = this.#input.cache;
    let stale = headReadAt < pending.submittedAt;
    if (stale) this.#headNeeded = true;
    for (const key of touched) {
      const cached = rows.get(key);
      if (!cached || this.#rows.has(key)) continue;
      const since = cached.stored
        ? pending.submittedAt
        : Math.max(headKnownAt, pending.submittedAt);
      if (cached.readAt >= since) continue;
      this.#needs.add(key);
      stale = true;
    }
    return stale;
  }

  #write(
    pending: PendingCommand,
    { answer, change, rows }: Decision<unknown> & { kind: "write" },
  ): boolean {
    const added =
      rows.filter(({ key }) => !this.#rows.has(key)).length +
      change.entries.length +
      change.closed.length;
    if (this.#decided.length > 0 && this.#size() + added > this.#input.rowsMax) return false;
    for (const { key, row } of rows) this.#rows.set(key, row);
    this.#close(change.closed);
    this.#entries.push(...change.entries);
    this.#contract = change.contract;
    this.#writes = true;
    this.#decide(pending, answer, true);
    return true;
  }

  #decide(pending: PendingCommand, answer: unknown, writes: boolean): void {
    const deliver = (): void => {
      pending.answer(answer);
    };
    this.#decided.push({ pending, writes, deliver });
  }

  #size(): number {
    return this.#rows.size + this.#entries.length;
  }
}
