import { isCurrent } from "../../domain/link.ts";
import type { RowWrite, StoredHead, StoredRow } from "../ports/contract-rows.ts";
import type { PendingCommand } from "./pending-command.ts";
import type { WriterDeps } from "./writer-deps.ts";

/** A row as it was read, null if it did not exist. `readAt` tells whether it is older than a command. */
export interface CachedRow {
  readonly stored: StoredRow | null;
  readonly readAt: number;
}

/** What a contract writer knows of its partition between storage requests. */
export class PartitionCache {
  readonly #offerId: string;
  readonly #deps: WriterDeps;
  #head: StoredHead | null | undefined;
  #headReadAt = -1;
  #headKnownAt = -1;
  #outcomeUnknownFor: string | undefined;
  #rows = new Map<string, CachedRow>();

  constructor(offerId: string, deps: WriterDeps) {
    this.#offerId = offerId;
    this.#deps = deps;
  }

  /** Undefined until it has been read; null if the contract does not exist. */
  get head(): StoredHead | null | undefined {
    return this.#head;
  }

  /** When the read of the head started: the head is at least this fresh. */
  get headReadAt(): number {
    return this.#headReadAt;
  }

  /** When the read of the head had ended: the head is at most this fresh. */
  get headKnownAt(): number {
    return this.#headKnownAt;
  }

  /** Whether a transaction without an answer could still replace this head. */
  get isOutcomeUnknown(): boolean {
    return this.#head?.etag === this.#outcomeUnknownFor;
  }

  /** Records that a transaction on this version of the head got no answer. */
  markOutcomeUnknown(headEtag: string): void {
    this.#outcomeUnknownFor = headEtag;
  }

  get rows(): ReadonlyMap<string, CachedRow> {
    return this.#rows;
  }

  /** Reads in parallel what the commands are known to need. */
  async prefetch(commands: readonly PendingCommand[]): Promise<void> {
    const keys = new Set(commands.flatMap(({ command }) => command.prefetch));
    const missing = [...keys].filter((key) => !this.#rows.has(key));
    await this.read(missing, !this.#head);
  }

  /** Reads in parallel. If a read fails, the others are kept and the error is thrown. */
  async read(keys: readonly string[], head: boolean): Promise<void> {
    const { elapsedMs, store } = this.#deps;
    const readAt = elapsedMs();
    const before = this.#head?.contract;
    const readHead = async (): Promise<void> => {
      this.#head = await store.readHead(this.#offerId);
      this.#headReadAt = readAt;
      this.#headKnownAt = elapsedMs();
    };
    const readRow = async (key: string): Promise<void> => {
      this.#rows.set(key, { stored: await store.readRow(this.#offerId, key), readAt });
    };
    const reads = await Promise.allSettled([...(head ? [readHead()] : []), ...keys.map(readRow)]);
    const after = this.#head?.contract;
    const isUnlinked = after?.unlinks !== (before?.unlinks ?? 0);
    const hasNewPair = before && before.credentialVersion !== after?.credentialVersion;
    if (isUnlinked || hasNewPair) this.#evictLinks();
    const failed = reads.find((read) => read.status === "rejected");
    if (failed) throw failed.reason;
  }

  /**
   * Keeps the head that a transaction has written. It is at least as fresh as the transaction's start.
   * Rows that were written with it are read again.
   */
  keepWritten(head: StoredHead, rows: readonly RowWrite[], sentAt: number): void {
    for (const { key } of rows) this.#rows.delete(key);
    this.#head = head;
    this.#headReadAt = sentAt;
    this.#headKnownAt = this.#deps.elapsedMs();
  }

  /**
   * A41: an unlink moves the head, and so does a new pair, and a consume on the head before it conflicts.
   * So links that were read after the head are right as long as the head is. All others are read again.
   */
  #evictLinks(): void {
    for (const [key, { stored }] of this.#rows) {
      if (stored?.row.type === "link") this.#rows.delete(key);
    }
  }

  /**
   * Evicts all rows but current links. A current link is never removed, only ended by a change of the
   * head. An account can replace any other link without one; other rows are read again, too.
   */
  endCycle(): void {
    const contract = this.#head?.contract;
    const links = [...this.#rows].filter(
      ([, { stored }]) =>
        contract && stored?.row.type === "link" && isCurrent(stored.row.link, contract),
    );
    this.#rows = new Map(links.slice(-this.#deps.limits.linksMax));
  }
}
