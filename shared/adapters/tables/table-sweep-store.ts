import type { TableClient } from "@azure/data-tables";
import { odata } from "@azure/data-tables";

import { startedMs } from "../../application/workflows/run-id.ts";
import type { SweepPage, SweepStore } from "../../application/ports/operations.ts";
import type { Stored } from "../../application/ports/stores.ts";
import type { SweepView } from "../../application/views.ts";
import { decode, pages } from "./json-row.ts";
import { JsonTable } from "./json-table.ts";

const partition = "sweep";
const markKey = "mark";

/** Beyond any date that an id can hold, so that later runs get smaller keys and come first. */
const endOfTime = 1_000_000_000_000_000;

/** Undefined for what cannot be the id of a run. */
function keyOf(sweepId: string): string | undefined {
  const ms = startedMs(sweepId);
  return ms === undefined ? undefined : `run:${endOfTime - ms}:${sweepId}`;
}

const cursorOf = ({ sweepId }: SweepView): string => Buffer.from(sweepId).toString("base64url");

/** The runs in one partition, newest first by key, and beside them up to when they are complete. */
export class TableSweepStore implements SweepStore {
  readonly #table: TableClient;
  readonly #rows: JsonTable;

  constructor(table: TableClient) {
    this.#table = table;
    this.#rows = new JsonTable(table);
  }

  async readMark(): Promise<Stored<string> | null> {
    const row = await this.#rows.read(partition, markKey);
    return row && { value: (row.value as { at: string }).at, etag: row.etag };
  }

  begin(
    sweep: SweepView,
    missed: readonly SweepView[],
    mark: string,
    expected: string | null,
  ): Promise<boolean> {
    return this.#rows.write(
      partition,
      { key: markKey, value: { at: mark }, expected },
      // The run may have ended meanwhile: then what it has written of itself stays.
      { key: keyOf(sweep.sweepId) ?? "", value: sweep, expected: null },
      ...missed.map((run) => ({ key: keyOf(run.sweepId) ?? "", value: run, expected: "*" })),
    );
  }

  async put(sweep: SweepView): Promise<void> {
    await this.#rows.write(partition, {
      key: keyOf(sweep.sweepId) ?? "",
      value: sweep,
      expected: "*",
    });
  }

  async read(sweepId: string): Promise<SweepView | null> {
    const key = keyOf(sweepId);
    const row = key === undefined ? null : await this.#rows.read(partition, key);
    return row && (row.value as SweepView);
  }

  async list(cursor: string | undefined, limit: number): Promise<SweepPage | null> {
    const after =
      cursor === undefined ? "run:" : keyOf(Buffer.from(cursor, "base64url").toString());
    if (after === undefined) return null;
    const filter = odata`PartitionKey eq ${partition} and RowKey gt ${after} and RowKey lt 'run;'`;
    const found: SweepView[] = [];
    for await (const page of pages(this.#table, filter, { maxPageSize: limit + 1 })) {
      found.push(...page.map((row) => decode(row) as SweepView));
      if (found.length > limit) break;
    }
    const items = found.slice(0, limit);
    const last = items.at(-1);
    return { items, cursor: last && found.length > limit ? cursorOf(last) : null };
  }
}
