import type { ClosedTerm, Contract } from "../../domain/contract.ts";
import type { Entry } from "../../domain/ledger.ts";
import { resolve } from "../../domain/terms.ts";
import type { Decision, View } from "./operation.ts";
import type { Decided, Round, RoundInput } from "./round.ts";
import type { ContractRow } from "./rows.ts";
import { termKey } from "./rows.ts";
import type { Waiting } from "./waiting.ts";

/**
 * Decides waiting operations one after another, each on the outcome of those before it, as one
 * transaction. Pure: nothing is read or written here.
 */
export class RoundBuilder {
  readonly #input: RoundInput;
  readonly #pending = new Map<string, ContractRow>();
  readonly #needs = new Set<string>();
  readonly #decided: Decided[] = [];
  #contract: Contract;
  #entries: Entry[];
  #headNeeded = false;
  #writes = false;

  constructor(input: RoundInput) {
    this.#input = input;
    const due = resolve(input.contract, input.today, input.rules);
    this.#contract = due.contract;
    this.#entries = [...due.entries];
    this.#close(due.closed);
  }

  #close(terms: readonly ClosedTerm[]): void {
    for (const closed of terms) {
      this.#pending.set(termKey(closed.term.number), { type: "term", closed });
    }
  }

  #view(touched: Set<string>): View {
    const { contract: stored, memory, now, today } = this.#input;
    return {
      contract: this.#contract,
      stored,
      now,
      today,
      row: (key) => {
        touched.add(key);
        const pending = this.#pending.get(key);
        if (pending) return pending;
        const found = memory.rows.get(key);
        return found && (found.stored?.row ?? null);
      },
    };
  }

  /**
   * An answer without a write has no etag to protect it: it must rest on what was read since it was
   * asked for. That a row is absent counts only when it was seen after the head was: in between, the
   * very request that is being repeated may have been accepted by another process.
   */
  #isStale(waiting: Waiting, touched: ReadonlySet<string>): boolean {
    const { headKnownAt, headReadAt, rows } = this.#input.memory;
    let stale = headReadAt < waiting.submittedAt;
    if (stale) this.#headNeeded = true;
    for (const key of touched) {
      const found = rows.get(key);
      if (!found || this.#pending.has(key)) continue;
      const since = found.stored ? waiting.submittedAt : Math.max(headKnownAt, waiting.submittedAt);
      if (found.readAt >= since) continue;
      this.#needs.add(key);
      stale = true;
    }
    return stale;
  }

  /** False when the operation does not fit into this transaction any more. */
  add(waiting: Waiting): boolean {
    const touched = new Set<string>();
    let decision: Decision<unknown>;
    try {
      decision = waiting.operation.decide(this.#view(touched));
    } catch (error) {
      // It fails alone: those who wait beside it have nothing to do with it.
      const deliver = (): void => {
        waiting.fail(error);
      };
      if (!this.#isStale(waiting, touched)) this.#decided.push({ waiting, wrote: false, deliver });
      return true;
    }
    if (decision.kind === "write") return this.#write(waiting, decision);
    if (decision.kind === "need") {
      for (const key of decision.keys) this.#needs.add(key);
    } else if (!this.#isStale(waiting, touched)) {
      this.#decide(waiting, decision.answer, false);
    }
    return true;
  }

  #write(
    waiting: Waiting,
    { answer, change, rows }: Decision<unknown> & { kind: "write" },
  ): boolean {
    const added =
      rows.filter(({ key }) => !this.#pending.has(key)).length +
      change.entries.length +
      change.closed.length;
    if (this.#decided.length > 0 && this.#size() + added > this.#input.rowsMax) return false;
    for (const { key, row } of rows) this.#pending.set(key, row);
    this.#close(change.closed);
    this.#entries.push(...change.entries);
    this.#contract = change.contract;
    this.#writes = true;
    this.#decide(waiting, answer, true);
    return true;
  }

  #decide(waiting: Waiting, answer: unknown, wrote: boolean): void {
    const deliver = (): void => {
      waiting.answer(answer);
    };
    this.#decided.push({ waiting, wrote, deliver });
  }

  #size(): number {
    return this.#pending.size + this.#entries.length;
  }

  finish(): Round {
    return {
      before: this.#input.contract,
      today: this.#input.today,
      contract: this.#contract,
      rows: [...this.#pending].map(([key, row]) => ({
        key,
        row,
        expected: this.#input.memory.rows.get(key)?.stored?.etag ?? null,
      })),
      entries: this.#entries,
      decided: this.#decided,
      needs: this.#needs,
      headNeeded: this.#headNeeded,
      writes: this.#writes,
    };
  }
}
