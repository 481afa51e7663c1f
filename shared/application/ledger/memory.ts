import type { LaneDeps } from "./lane-deps.ts";
import type { Known, Waiting } from "./round.ts";
import type { RowWrite, StoredHead } from "./rows.ts";

/** What a lane remembers of its contract's partition between storage requests. */
export class Memory {
  readonly #offerId: string;
  readonly #deps: LaneDeps;
  #head: StoredHead | null | undefined;
  #headReadAt = -1;
  #rows = new Map<string, Known>();

  constructor(offerId: string, deps: LaneDeps) {
    this.#offerId = offerId;
    this.#deps = deps;
  }

  /** Undefined until it has been read; null where there is no such contract. */
  get head(): StoredHead | null | undefined {
    return this.#head;
  }

  get headReadAt(): number {
    return this.#headReadAt;
  }

  get rows(): ReadonlyMap<string, Known> {
    return this.#rows;
  }

  /** Reads what the waiting operations are known to need, in one parallel round. */
  async prefetch(round: readonly Waiting[]): Promise<void> {
    const keys = new Set(round.flatMap(({ operation }) => operation.prefetch));
    const missing = [...keys].filter((key) => !this.#rows.has(key));
    await this.read(missing, !this.#head);
  }

  async read(keys: readonly string[], head: boolean): Promise<void> {
    const { elapsedMs, store } = this.#deps;
    const readAt = elapsedMs();
    const [found, ...rows] = await Promise.all([
      head ? store.readHead(this.#offerId) : undefined,
      ...keys.map((key) => store.readRow(this.#offerId, key)),
    ]);
    if (found !== undefined) {
      this.#head = found;
      this.#headReadAt = readAt;
    }
    keys.forEach((key, index) => {
      this.#rows.set(key, { stored: rows[index] ?? null, readAt });
    });
  }

  /** After a transaction: the head is as it was written, no later than when it was sent. */
  wrote(head: StoredHead, rows: readonly RowWrite[], sentAt: number): void {
    this.#head = head;
    this.#headReadAt = sentAt;
    // What was just written would otherwise be remembered as absent, or under its old version.
    for (const { key } of rows) this.#rows.delete(key);
  }

  /** Keeps links that exist: they are never removed, only superseded. The rest is read anew. */
  endRound(): void {
    const links = [...this.#rows].filter(([, { stored }]) => stored?.row.type === "link");
    this.#rows = new Map(links.slice(-this.#deps.limits.linksMax));
  }
}
