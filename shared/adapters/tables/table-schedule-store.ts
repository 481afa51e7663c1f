import type { DueItem, ScheduledItem, ScheduleStore } from "../../application/ports/operations.ts";
import type { PlainDate } from "../../domain/plain-date.ts";
import type { JsonTable } from "./json-table.ts";

const keyOf = ({ kind, offerId, subject }: DueItem): string =>
  [kind, offerId, ...(subject === undefined ? [] : [subject])].join(":");

/** One partition per due day, so that a sweep reads what is due and not what exists. */
export class TableScheduleStore implements ScheduleStore {
  readonly #rows: JsonTable;

  constructor(rows: JsonTable) {
    this.#rows = rows;
  }

  async add(day: PlainDate, item: DueItem): Promise<void> {
    await this.#rows.write(day, { key: keyOf(item), value: item, expected: "*" });
  }

  async due(day: PlainDate, limit: number): Promise<ScheduledItem[]> {
    const rows = await this.#rows.upTo(day, limit);
    return rows.map(({ key, partition, value }) => ({
      day: partition,
      key,
      item: value as DueItem,
    }));
  }

  remove({ day, key }: Pick<ScheduledItem, "day" | "key">): Promise<void> {
    return this.#rows.remove(day, key);
  }
}
