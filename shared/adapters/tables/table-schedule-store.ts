import type { TableClient } from "@azure/data-tables";
import { odata } from "@azure/data-tables";

import type {
  DueItem,
  ScheduledItem,
  SchedulePlace,
  ScheduleStore,
} from "../../application/ports/operations.ts";
import type { PlainDate } from "../../domain/plain-date.ts";
import { hasStatus } from "./failures.ts";
import { decode, encode } from "./json-row.ts";
import type { JsonRow } from "./json-row.ts";

type Row = JsonRow & { readonly timestamp?: string };

const keyOf = ({ kind, offerId, subject }: DueItem): string =>
  [kind, offerId, ...(subject === undefined ? [] : [subject])].join(":");

const upTo = (day: PlainDate, after: SchedulePlace | null): string =>
  after
    ? odata`PartitionKey ge ${after.day} and PartitionKey le ${day} and (PartitionKey gt ${after.day} or RowKey gt ${after.key})`
    : odata`PartitionKey le ${day}`;

/** One partition per due day, so that a sweep reads what is due and not what exists. */
export class TableScheduleStore implements ScheduleStore {
  readonly #table: TableClient;

  constructor(table: TableClient) {
    this.#table = table;
  }

  async add(day: PlainDate, item: DueItem): Promise<void> {
    await this.#table.upsertEntity(encode(day, keyOf(item), item), "Replace");
  }

  async due(
    day: PlainDate,
    limit: number,
    after: SchedulePlace | null = null,
  ): Promise<ScheduledItem[]> {
    const pages = this.#table
      .listEntities<Row>({ queryOptions: { filter: upTo(day, after) } })
      .byPage({ maxPageSize: limit });
    const items: ScheduledItem[] = [];
    for await (const page of pages) {
      items.push(...page.map(scheduled));
      if (items.length >= limit) break;
    }
    return items.slice(0, limit);
  }

  async remove({ day, etag, key }: SchedulePlace & { readonly etag: string }): Promise<void> {
    try {
      await this.#table.deleteEntity(day, key, { etag });
    } catch (error) {
      if (!hasStatus(error, 404, 412)) throw error;
    }
  }
}

const scheduled = (row: Row): ScheduledItem => ({
  day: row.partitionKey,
  key: row.rowKey,
  item: decode(row) as DueItem,
  etag: row.etag,
  addedAt: row.timestamp ?? new Date(0).toISOString(),
});
