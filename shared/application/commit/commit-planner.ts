import type { ClosedTerm, Contract } from "../../domain/contract.ts";
import type { Entry } from "../../domain/ledger.ts";
import { resolve } from "../../domain/terms.ts";
import type { Decision, View } from "./command.ts";
import type { PlannedCommand, CommitPlan, PlanInput } from "./commit-plan.ts";
import type { ContractRow } from "../ports/contract-rows.ts";
import { termKey } from "../ports/contract-rows.ts";
import type { PendingCommand } from "./pending-command.ts";

/**
 * Decides pending operations one after another, each on the outcome of those before it, as one
 * transaction. Pure: nothing is read or written here.
 */
export class CommitPlanner {
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
        const pending = this.#rows.get(key);
        if (pending) return pending;
        const found = cache.rows.get(key);
        return found && (found.stored?.row ?? null);
      },
    };
  }

  /**
   * An answer without a write has no etag to protect it: it must rest on what was read since it was
   * asked for. That a row is absent counts only when it was seen after the head was: in between, the
   * very request that is being repeated may have been accepted by another process.
   */
  #isStale(pending: PendingCommand, touched: ReadonlySet<string>): boolean {
    const { headKnownAt, headReadAt, rows } = this.#input.cache;
    let stale = headReadAt < pending.submittedAt;
    if (stale) this.#headNeeded = true;
    for (const key of touched) {
      const found = rows.get(key);
      if (!found || this.#rows.has(key)) continue;
      const since = found.stored ? pending.submittedAt : Math.max(headKnownAt, pending.submittedAt);
      if (found.readAt >= since) continue;
      this.#needs.add(key);
      stale = true;
    }
    return stale;
  }

  /** False when the operation does not fit into this transaction any more. */
  add(pending: PendingCommand): boolean {
    const touched = new Set<string>();
    let decision: Decision<unknown>;
    try {
      decision = pending.command.decide(this.#view(touched));
    } catch (error) {
      // It fails alone: those who wait beside it have nothing to do with it.
      const deliver = (): void => {
        pending.fail(error);
      };
      if (!this.#isStale(pending, touched)) this.#decided.push({ pending, wrote: false, deliver });
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

  #decide(pending: PendingCommand, answer: unknown, wrote: boolean): void {
    const deliver = (): void => {
      pending.answer(answer);
    };
    this.#decided.push({ pending, wrote, deliver });
  }

  #size(): number {
    return this.#rows.size + this.#entries.length;
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
}
