import type { ClosedTerm, Contract } from "../../domain/contract.ts";
import type { Entry } from "../../domain/ledger.ts";
import type { PlainDate } from "../../domain/plain-date.ts";
import type { Rules } from "../../domain/rules.ts";
import { resolve } from "../../domain/terms.ts";
import type { Operation, View } from "./operation.ts";
import type { ContractRow, RowWrite, StoredRow } from "./rows.ts";
import { termKey } from "./rows.ts";

/** A row as it was read; `readAt` orders reads and requests, so that staleness can be told. */
export interface Known {
  readonly stored: StoredRow | null;
  readonly readAt: number;
}

export interface Waiting {
  readonly operation: Operation<unknown>;
  readonly submittedAt: number;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: unknown) => void;
}

export interface RoundInput {
  readonly contract: Contract;
  readonly headReadAt: number;
  readonly known: ReadonlyMap<string, Known>;
  /** Transactions of this round whose outcome is unknown. */
  readonly ownCommits: ReadonlySet<string>;
  readonly now: Date;
  readonly today: PlainDate;
  readonly rules: Rules;
  /** Rows that fit into one transaction, the head not counted. */
  readonly rowsMax: number;
}

/** What one pass over the waiting operations came to. */
export interface Round {
  readonly contract: Contract;
  readonly rows: readonly RowWrite[];
  readonly entries: readonly Entry[];
  readonly decided: readonly { readonly waiting: Waiting; readonly answer: unknown }[];
  /** Did not fit; they come first in the next transaction. */
  readonly left: readonly Waiting[];
  /** Rows to read before anything can be written. */
  readonly needs: ReadonlySet<string>;
  readonly headNeeded: boolean;
  readonly writes: boolean;
}

/**
 * Decides waiting operations one after another, each on the outcome of those before it, as one
 * transaction. Pure: nothing is read or written here.
 */
export class RoundBuilder {
  readonly #input: RoundInput;
  readonly #pending = new Map<string, ContractRow>();
  readonly #needs = new Set<string>();
  readonly #decided: { waiting: Waiting; answer: unknown }[] = [];
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
    const { known, now, ownCommits, today } = this.#input;
    return {
      contract: this.#contract,
      now,
      today,
      row: (key) => {
        touched.add(key);
        const pending = this.#pending.get(key);
        if (pending) return pending;
        const found = known.get(key);
        return found && (found.stored?.row ?? null);
      },
      isOwn: (key) => ownCommits.has(known.get(key)?.stored?.commitId ?? ""),
    };
  }

  /** An answer without a write has no etag to protect it: it must rest on what was read since. */
  #isStale(waiting: Waiting, touched: ReadonlySet<string>): boolean {
    const { headReadAt, known } = this.#input;
    let stale = false;
    if (headReadAt < waiting.submittedAt) {
      this.#headNeeded = true;
      stale = true;
    }
    for (const key of touched) {
      const found = known.get(key);
      if (found && !this.#pending.has(key) && found.readAt < waiting.submittedAt) {
        this.#needs.add(key);
        stale = true;
      }
    }
    return stale;
  }

  /** False when the operation does not fit into this transaction any more. */
  add(waiting: Waiting): boolean {
    const touched = new Set<string>();
    const decision = waiting.operation.decide(this.#view(touched));
    if (decision.kind === "need") {
      for (const key of decision.keys) this.#needs.add(key);
      return true;
    }
    if (decision.kind === "answer") {
      if (!this.#isStale(waiting, touched)) {
        this.#decided.push({ waiting, answer: decision.answer });
      }
      return true;
    }
    const { change, rows } = decision;
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
    this.#decided.push({ waiting, answer: decision.answer });
    return true;
  }

  #size(): number {
    return this.#pending.size + this.#entries.length;
  }

  finish(left: readonly Waiting[]): Round {
    return {
      contract: this.#contract,
      rows: [...this.#pending].map(([key, row]) => ({
        key,
        row,
        expected: this.#input.known.get(key)?.stored?.etag ?? null,
      })),
      entries: this.#entries,
      decided: this.#decided,
      left,
      needs: this.#needs,
      headNeeded: this.#headNeeded,
      writes: this.#writes,
    };
  }
}

/** Decides as many of the waiting operations as fit into one transaction, in their order. */
export function decideRound(waiting: readonly Waiting[], input: RoundInput): Round {
  const builder = new RoundBuilder(input);
  const full = waiting.findIndex((each) => !builder.add(each));
  return builder.finish(full === -1 ? [] : waiting.slice(full));
}
