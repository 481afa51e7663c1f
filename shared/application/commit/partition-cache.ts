import type { WriterDeps } from "./writer-deps.ts";
import type { RowWrite, StoredHead, StoredRow } from "../ports/contract-rows.ts";
import type { PendingCommand } from "./pending-command.ts";

/** A row as it was read; `readAt` orders reads and requests, so that staleness can be told. */
export interface CachedRow {
  readonly stored: StoredRow | null;
  readonly readAt: number;
}

/** What a lane remembers of its contract's partition between storage requests. */
export class PartitionCache {
  readonly #offerId: string;
  readonly #deps: WriterDeps;
  #head: StoredHead | null | undefined;
  #headReadAt = -1;
  #headKnownAt = -1;
  #replaceable: string | undefined;
  #rows = new Map<string, CachedRow>();

  constructor(offerId: string, deps: WriterDeps) {
    this.#offerId = offerId;
    this.#deps = deps;
  }

  /** Undefined until it has been read; null where there is no such contract. */
  get head(): StoredHead | null | undefined {
    return this.#head;
  }

  /** The head is no older than this: when its reading began. */
  get headReadAt(): number {
    return this.#headReadAt;
  }

  /** The head is no newer than this: when its reading had ended. */
  get headKnownAt(): number {
    return this.#headKnownAt;
  }

  /** Whether a transaction that got no answer could still be carried out on this head. */
  get mayBeReplaced(): boolean {
    return this.#head?.etag === this.#replaceable;
  }

  /** A transaction that was to replace this version of the head got no answer. */
  markOutcomeUnknown(headEtag: string): void {
    this.#replaceable = headEtag;
  }

  get rows(): ReadonlyMap<string, CachedRow> {
    return this.#rows;
  }

  /** Reads what the pending operations are known to need, in one parallel round. */
  async prefetch(pending: readonly PendingCommand[]): Promise<void> {
    const keys = new Set(pending.flatMap(({ command }) => command.prefetch));
    const missing = [...keys].filter((key) => !this.#rows.has(key));
    await this.read(missing, !this.#head);
  }

  /** Keeps what could be read when something could not, and throws then. */
  async read(keys: readonly string[], head: boolean): Promise<void> {
    const { elapsedMs, store } = this.#deps;
    const readAt = elapsedMs();
    const readHead = async (): Promise<void> => {
      this.#head = await store.readHead(this.#offerId);
      this.#headReadAt = readAt;
      this.#headKnownAt = elapsedMs();
    };
    const readRow = async (key: string): Promise<void> => {
      this.#rows.set(key, { stored: await store.readRow(this.#offerId, key), readAt });
    };
    const reads = await Promise.allSettled([...(head ? [readHead()] : []), ...keys.map(readRow)]);
    const failed = reads.find((read) => read.status === "rejected");
    if (failed) throw failed.reason;
  }

  /** After a transaction: the head is as it was written, no later than when it was sent. */
  committed(head: StoredHead, rows: readonly RowWrite[], sentAt: number): void {
    this.#head = head;
    this.#headReadAt = sentAt;
    this.#headKnownAt = this.#deps.elapsedMs();
    // What was just written would otherwise be remembered as absent, or under its old version.
    for (const { key } of rows) this.#rows.delete(key);
  }

  /** Keeps links that exist: they are never removed, only superseded. The rest is read anew. */
  endCycle(): void {
    const links = [...this.#rows].filter(([, { stored }]) => stored?.row.type === "link");
    this.#rows = new Map(links.slice(-this.#deps.limits.linksMax));
  }
}
