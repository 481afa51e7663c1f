import type { Clock } from "../../application/ports/clock.ts";
import type { JsonTable } from "./json-table.ts";
import { clockKind } from "./rows/operation-rows.ts";

const partition = "clock";
const key = "offset";

/** The longest time for which a process can use an offset that another process has changed. */
const refreshMs = 250;

/**
 * The domain's clock: the machine's clock plus an offset from storage. The offset lets test
 * environments try later dates. A production deployment never sets it.
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

  /** Reads the offset that another process or an earlier run has stored. */
  async refresh(): Promise<void> {
    if (performance.now() - this.#readAt < refreshMs) return;
    const row = await this.#rows.read(clockKind, partition, key);
    this.#take(row?.value.offsetMs ?? 0);
  }

  /** Sets the current time to `now`. The offset is stored, so it lasts after a restart. */
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
