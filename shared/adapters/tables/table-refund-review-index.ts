import type { TableClient } from "@azure/data-tables";
import { odata } from "@azure/data-tables";

import type { RefundReview, RefundReviewIndex } from "../../application/ports/refund-reviews.ts";
import { pages } from "./json-row.ts";
import { JsonTable } from "./json-table.ts";
import { valueOf } from "./row-kind.ts";
import { refundReviewKind } from "./rows/operation-rows.ts";

const partition = "refund-review";

/** Times in ISO 8601 sort as text, so the oldest review comes first. */
const keyOf = ({ closedAt, incidentId }: RefundReview): string => `${closedAt}:${incidentId}`;

/** One partition with a row for each refund that waits for a decision. */
export class TableRefundReviewIndex implements RefundReviewIndex {
  readonly #table: TableClient;
  readonly #rows: JsonTable;

  constructor(table: TableClient) {
    this.#table = table;
    this.#rows = new JsonTable(table);
  }

  async add(review: RefundReview): Promise<void> {
    const row = { kind: refundReviewKind, key: keyOf(review), value: review, expected: "*" };
    await this.#rows.write(partition, row);
  }

  remove(review: RefundReview): Promise<void> {
    return this.#rows.remove(partition, keyOf(review));
  }

  async list(after: RefundReview | null, limit: number): Promise<RefundReview[]> {
    const filter = odata`PartitionKey eq ${partition} and RowKey gt ${after ? keyOf(after) : ""}`;
    const found: RefundReview[] = [];
    for await (const page of pages(this.#table, filter, { maxPageSize: limit })) {
      found.push(...page.map((row) => valueOf(this.#table, row, refundReviewKind)));
      if (found.length >= limit) break;
    }
    return found.slice(0, limit);
  }
}
