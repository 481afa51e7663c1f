import type { TableClient } from "@azure/data-tables";
import { odata } from "@azure/data-tables";

import { startedMs } from "../../application/workflows/run-id.ts";
import type { SweepPage, SweepStore } from "../../application/ports/operations.ts";
import type { Stored } from "../../application/ports/stores.ts";
import { pages } from "./json-row.ts";
import { JsonTable } from "./json-table.ts";
import { valueOf } from "./row-kind.ts";
import { sweepKind, sweepMarkKind } from "./rows/operation-rows.ts";
import type { SweepView } from "../../contract/operations.ts";

const partition = "sweep";
const markKey = "mark";

/** Later than any date in an id. Keys count down from it, so the newest run comes first. */
const endOfTime = 1_000_000_000_000_000;

/** The key of a run; undefined if the text is not the id of a run. */
function keyOf(sweepId: string): string | undefined {
  const ms = startedMs(sweepId);
  return ms === undefined ? undefined : `run:${endOfTime - ms}:${sweepId}`;
}

const runOf = (run: SweepView, expected: string | null) => ({
  kind: sweepKind,
  key: keyOf(run.sweepId) ?? "",
  value: run,
  expected,
});

const cursorOf = ({ sweepId }: SweepView): string => Buffer.from(sweepId).toString("base64url");

/** One partition with all runs, newest first, and the time up to which the list is complete. */
export class TableSweepStore implements SweepStore {
  readonly #table: TableClient;
  readonly #rows: JsonTable;

  constructor(table: TableClient) {
    this.#table = table;
    this.#rows = new JsonTable(table);
  }

  async readMark(): Promise<Stored<string> | null> {
    const row = await this.#rows.read(sweepMarkKind, partition, markKey);
    return row && { value: row.value.at, etag: row.etag };
  }

  begin(
    sweep: SweepView,
    missed: readonly SweepView[],
    mark: string,
    expected: string | null,
  ): Promise<boolean> {
    return this.#rows.write(
      partition,
      { kind: sweepMarkKind, key: markKey, value: { at: mark }, expected },
      // The row must not exist: if the run has already ended, its own record stays.
      runOf(sweep, null),
      ...missed.map((run) => runOf(run, "*")),
    );
  }

  async put(sweep: SweepView): Promise<void> {
    await this.#rows.write(partition, runOf(sweep, "*"));
  }

  async read(sweepId: string): Promise<SweepView | null> {
    const key = keyOf(sweepId);
    const row = key === undefined ? null : await this.#rows.read(sweepKind, partition, key);
    return row && row.value;
  }

  async list(cursor: string | undefined, limit: number): Promise<SweepPage | null> {
    const after =
      cursor === undefined ? "run:" : keyOf(Buffer.from(cursor, "base64url").toString());
    if (after === undefined) return null;
    const filter = odata`PartitionKey eq ${partition} and RowKey gt ${after} and RowKey lt 'run;'`;
    const found: SweepView[] = [];
    for await (const page of pages(this.#table, filter, { maxPageSize: limit + 1 })) {
      found.push(...page.map((row) => valueOf(this.#table, row, sweepKind)));
      if (found.length > limit) break;
    }
    const items = found.slice(0, limit);
    const last = items.at(-1);
    return { items, cursor: last && found.length > limit ? cursorOf(last) : null };
  }
}
