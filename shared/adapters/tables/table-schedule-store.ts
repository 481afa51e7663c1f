import type { TableClient, TransactionAction } from "@azure/data-tables";
import { odata } from "@azure/data-tables";

import type {
  DueItem,
  DueOn,
  ScheduledItem,
  ScheduleCursor,
  ScheduleStore,
} from "../../application/ports/operations.ts";
import type { PlainDate } from "../../domain/plain-date.ts";
import { asWriteFailure, hasStatus } from "./failures.ts";
import { pages } from "./json-row.ts";
import type { JsonRow } from "./json-row.ts";
import { rowOf, valueOf } from "./row-kind.ts";
import { dueKind } from "./rows/operation-rows.ts";

type Row = JsonRow & { readonly timestamp?: string };

/** The maximum number of rows in one transaction of Table Storage. */
const transactionMax = 100;

const keyOf = ({ kind, offerId, subject }: DueItem): string =>
  [kind, offerId, ...(subject === undefined ? [] : [subject])].join(":");

const upTo = (day: PlainDate, after: ScheduleCursor | null): string =>
  after
    ? odata`PartitionKey ge ${after.day} and PartitionKey le ${day} and (PartitionKey gt ${after.day} or RowKey gt ${after.key})`
    : odata`PartitionKey le ${day}`;

/**
 * Groups the items by day, in batches for one transaction each. Of two items with the same key,
 * only the last is kept, because a transaction cannot contain a row twice.
 */
function byDay<Item>(
  items: readonly Item[],
  placeOf: (item: Item) => ScheduleCursor,
): readonly Item[][] {
  const days = new Map<PlainDate, Map<string, Item>>();
  for (const item of items) {
    const { day, key } = placeOf(item);
    const ofDay = days.get(day) ?? new Map<string, Item>();
    days.set(day, ofDay.set(key, item));
  }
  return [...days.values()].flatMap((ofDay) => {
    const rows = [...ofDay.values()];
    const count = Math.ceil(rows.length / transactionMax);
    return Array.from({ length: count }, (_, n) =>
      rows.slice(n * transactionMax, (n + 1) * transactionMax),
    );
  });
}

/** One partition per due day, so that a sweep reads only the items that are due. */
export class TableScheduleStore implements ScheduleStore {
  readonly #table: TableClient;

  constructor(table: TableClient) {
    this.#table = table;
  }

  add(day: PlainDate, item: DueItem): Promise<void> {
    return this.#addBatch([{ day, item }]);
  }

  async addAll(items: readonly DueOn[]): Promise<void> {
    const batches = byDay(items, ({ day, item }) => ({ day, key: keyOf(item) }));
    await Promise.all(batches.map((batch) => this.#addBatch(batch)));
  }

  async #addBatch(batch: readonly DueOn[]): Promise<void> {
    const rows = batch.map(({ day, item }) => rowOf(dueKind, day, keyOf(item), item));
    const [first, ...more] = rows;
    try {
      if (first && more.length === 0) await this.#table.upsertEntity(first, "Replace");
      else {
        await this.#table.submitTransaction(
          rows.map((row): TransactionAction => ["upsert", row, "Replace"]),
        );
      }
    } catch (error) {
      throw asWriteFailure(error);
    }
  }

  async due(
    day: PlainDate,
    limit: number,
    after: ScheduleCursor | null = null,
  ): Promise<ScheduledItem[]> {
    const items: ScheduledItem[] = [];
    for await (const page of pages<Row>(this.#table, upTo(day, after), { maxPageSize: limit })) {
      items.push(...page.map((row) => this.#scheduled(row)));
      if (items.length >= limit) break;
    }
    return items.slice(0, limit);
  }

  async remove({ day, etag, key }: ScheduleCursor & { readonly etag: string }): Promise<void> {
    try {
      await this.#table.deleteEntity(day, key, { etag });
    } catch (error) {
      if (!hasStatus(error, 404, 412)) throw asWriteFailure(error);
    }
  }

  async removeAll(items: readonly ScheduledItem[]): Promise<void> {
    await Promise.all(byDay(items, (item) => item).map((batch) => this.#removeBatch(batch)));
  }

  async #removeBatch(batch: readonly ScheduledItem[]): Promise<void> {
    try {
      await this.#table.submitTransaction(
        batch.map(({ day, key }): TransactionAction => {
          return ["delete", { partitionKey: day, rowKey: key }];
        }),
      );
    } catch (error) {
      if (!hasStatus(error, 404)) throw asWriteFailure(error);
      // One row does not exist, so the transaction removed none. Each row is removed on its own.
      for (const item of batch) await this.remove({ ...item, etag: "*" });
    }
  }

  #scheduled(row: Row): ScheduledItem {
    return {
      day: row.partitionKey,
      key: row.rowKey,
      item: valueOf(this.#table, row, dueKind),
      etag: row.etag,
      addedAt: row.timestamp ?? new Date(0).toISOString(),
    };
  }
}
