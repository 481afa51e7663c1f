import type { BenefitsClient } from "benefits-client";

import { entriesPerPage, readStatement } from "./queries.ts";
import { statementCsv } from "./statement-csv.ts";
import type { Entry, TermPath } from "./types.ts";

/** Reads all pages of a statement, and gives them to the browser as a CSV file. */
export async function downloadStatement(api: BenefitsClient, path: TermPath): Promise<void> {
  const entries: Entry[] = [];
  let cursor: string | null | undefined;
  while (cursor !== null) {
    const page = await readStatement(api, path, entriesPerPage, cursor);
    entries.push(...page.entries);
    cursor = page.cursor;
  }
  save(statementCsv(entries), `statement-${path.offerId}-${path.term}.csv`);
}

function save(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
