import { NotSent, OutcomeUnknown, Unavailable } from "../../shared/application/errors.ts";
import type {
  ContractTransaction,
  CommitOutcome,
  ContractRow,
  KeyedRow,
  StoredHead,
  StoredRow,
} from "../../shared/application/ports/contract-rows.ts";
import type { ContractStore, RowOf } from "../../shared/application/ports/contract-store.ts";
import type { Entry } from "../../shared/domain/ledger.ts";

/** Faults of a commit. */
export type CommitFault =
  /** The store carries it out. No answer arrives. */
  | "lost-after"
  /** It never arrives, and the outcome is unknown. */
  | "lost-before"
  /** No answer. It arrives when the test delivers the late commits. */
  | "late"
  /** It was not sent. */
  | "not-sent"
  /** It arrives twice. The second answer is returned. */
  | "twice";

interface Partition {
  head: StoredHead | null;
  readonly rows: Map<string, StoredRow>;
  readonly entries: Map<string, Entry>;
}

const entryKey = ({ seq, term }: Entry): string => `${term}:${seq}`;
const copy = <Value>(value: Value): Value => structuredClone(value);

/**
 * The contracts' partitions in memory. They pass the same tests as the tables. The store counts
 * requests, can run test code between a request's arrival and its answer, and injects faults.
 */
export class MemoryContractStore implements ContractStore {
  reads = 0;
  commits = 0;
  /** The faults of the next commits, in order. */
  readonly faults: (CommitFault | undefined)[] = [];
  /** The number of next reads that get no answer. */
  failingReads = 0;
  /** Awaited before a request takes effect and again before its answer. */
  between: (step: string) => Promise<void> | void = () => undefined;
  readonly #partitions = new Map<string, Partition>();
  readonly #late: ContractTransaction[] = [];
  #etags = 0;

  async readHead(offerId: string): Promise<StoredHead | null> {
    return this.#read(`head of ${offerId}`, () => this.#partition(offerId).head);
  }

  async readRow(offerId: string, key: string): Promise<StoredRow | null> {
    return this.#read(key, () => this.#partition(offerId).rows.get(key) ?? null);
  }

  async commit(transaction: ContractTransaction): Promise<CommitOutcome> {
    this.commits += 1;
    const fault = this.faults.shift();
    await this.between(`commit ${transaction.commitId} arrives`);
    if (fault === "not-sent") throw new NotSent("no connection");
    if (fault === "late") this.#late.push(copy(transaction));
    if (fault === "late" || fault === "lost-before") throw new OutcomeUnknown(fault);
    let outcome = this.#apply(copy(transaction));
    if (fault === "twice") outcome = this.#apply(copy(transaction));
    await this.between(`commit ${transaction.commitId} is answered`);
    if (fault === "lost-after") throw new OutcomeUnknown(fault);
    return outcome;
  }

  /** Delivers the late commits. */
  landLate(): CommitOutcome[] {
    return this.#late.splice(0).map((transaction) => this.#apply(transaction));
  }

  async listIncidents(offerId: string, accountKey: string): Promise<StoredRow[]> {
    const rows = [...this.#partition(offerId).rows.values()];
    return copy(rows.filter(({ row }) => row.type === "incident" && row.accountKey === accountKey));
  }

  async listEntries(
    offerId: string,
    term: number,
    afterSeq: number,
    limit: number,
  ): Promise<Entry[]> {
    return this.entries(offerId)
      .filter((entry) => entry.term === term && entry.seq > afterSeq)
      .slice(0, limit);
  }

  async writeLink(
    offerId: string,
    key: string,
    row: StoredRow["row"],
    expected: string | null,
    event?: KeyedRow,
  ): Promise<boolean> {
    const { rows } = this.#partition(offerId);
    if ((rows.get(key)?.etag ?? null) !== expected) return false;
    for (const each of [{ key, row }, ...(event ? [event] : [])]) {
      rows.set(each.key, { row: copy(each.row), etag: this.#newEtag(), commitId: "" });
    }
    return true;
  }

  async listRows<Type extends ContractRow["type"]>(
    offerId: string,
    type: Type,
  ): Promise<RowOf<Type>[]> {
    const rows = [...this.#partition(offerId).rows].sort(([a], [b]) => (a < b ? -1 : 1));
    return copy(rows.map(([, { row }]) => row).filter((row) => row.type === type)) as RowOf<Type>[];
  }

  /** All entries of a contract in their order. */
  entries(offerId: string): Entry[] {
    const entries = [...this.#partition(offerId).entries.values()];
    return copy(entries.sort((a, b) => a.term - b.term || a.seq - b.seq));
  }

  /** All rows of a contract except head and entries. */
  rows(offerId: string): ReadonlyMap<string, StoredRow> {
    return this.#partition(offerId).rows;
  }

  async #read<Value>(what: string, value: () => Value): Promise<Value> {
    this.reads += 1;
    const fails = this.failingReads > 0;
    if (fails) this.failingReads -= 1;
    await this.between(`read of ${what} arrives`);
    const found = copy(value());
    await this.between(`read of ${what} is answered`);
    if (fails) throw new Unavailable("no answer");
    return found;
  }

  #apply({
    commitId,
    contract,
    entries,
    expected,
    offerId,
    rows,
  }: ContractTransaction): CommitOutcome {
    const partition = this.#partition(offerId);
    if ((partition.head?.etag ?? null) !== expected) return { kind: "conflict", key: null };
    const stale = rows.find((row) => (partition.rows.get(row.key)?.etag ?? null) !== row.expected);
    if (stale) return { kind: "conflict", key: stale.key };
    if (entries.some((entry) => partition.entries.has(entryKey(entry)))) {
      return { kind: "conflict", key: null };
    }
    const etag = this.#newEtag();
    partition.head = { contract, etag, commitId };
    for (const { key, row } of rows) {
      partition.rows.set(key, { row, etag: this.#newEtag(), commitId });
    }
    for (const entry of entries) partition.entries.set(entryKey(entry), entry);
    return { kind: "written", etag };
  }

  #partition(offerId: string): Partition {
    const known = this.#partitions.get(offerId);
    if (known) return known;
    const made: Partition = { head: null, rows: new Map(), entries: new Map() };
    this.#partitions.set(offerId, made);
    return made;
  }

  #newEtag(): string {
    this.#etags += 1;
    return `W/"${this.#etags}"`;
  }
}
