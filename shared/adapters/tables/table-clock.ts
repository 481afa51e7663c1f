import type { Clock } from "../../application/ports/clock.ts";
import type { JsonTable } from "./json-table.ts";
import { clockKind } from "./rows/operation-rows.ts";

const partition = "clock";
const key = "offset";

/** How long a process may go on by an offset that another one has changed. */
const refreshMs = 250;

/**
 * The domain's clock: the machine's, moved by an offset that is kept in storage. It exists for
 * environments in which people want to see next year; a deployment never moves it.
 */
export class TableClock implements Clock {
  readonly #rows: JsonTable;
  #offsetMs = 0;
  #readAt = Number.NEGATIVE_INFINITY;

  constructor(rows: JsonTable) {
    this.#rows = rows;
  }

  now(): Date {
    return new Date(Date.now() + this.#offsetMs);
  }

  get isMoved(): boolean {
    return this.#offsetMs !== 0;
  }

  /** Takes over what another process or an earlier run has set. */
  async refresh(): Promise<void> {
    if (performance.now() - this.#readAt < refreshMs) return;
    const row = await this.#rows.read(clockKind, partition, key);
    this.#take(row?.value.offsetMs ?? 0);
  }

  /** From now on it is `now`, here and after a restart. */
  async moveTo(now: Date): Promise<void> {
    const offsetMs = now.getTime() - Date.now();
    const write = { kind: clockKind, key, value: { offsetMs }, expected: "*" };
    await this.#rows.write(partition, write);
    this.#take(offsetMs);
  }

  async reset(): Promise<void> {
    await this.#rows.remove(partition, key);
    this.#take(0);
  }

  #take(offsetMs: number): void {
    this.#offsetMs = offsetMs;
    this.#readAt = performance.now();
  }
}
