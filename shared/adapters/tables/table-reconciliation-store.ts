import type { TableClient } from "@azure/data-tables";
import { odata } from "@azure/data-tables";

import type { ContractRow } from "../../application/ports/contract-rows.ts";
import type {
  AuditStore,
  CheckedRows,
  RecordedPurchase,
  ReconciliationStore,
} from "../../application/ports/operations.ts";
import { TamperedRow, UnreadableRow } from "../../application/ports/unreadable-row.ts";
import type { Membership } from "../../application/ports/stores.ts";
import type { Incident } from "../../domain/incident.ts";
import type { LedgerRow } from "../../domain/reconciliation.ts";
import { pages } from "./json-row.ts";
import type { JsonRow } from "./json-row.ts";
import { JsonTable } from "./json-table.ts";
import { valueOf } from "./row-kind.ts";
import type { RowKind } from "./row-kind.ts";
import type { RowCodec } from "./row-seal.ts";
import { contractRowKinds, entryKind } from "./rows/contract-rows.ts";
import { headKind } from "./rows/head-row.ts";
import { membershipKind } from "./rows/partner-rows.ts";
import { reconciliationKind } from "./rows/operation-rows.ts";
import type { Tables } from "./tables.ts";
import type { ReconciliationView } from "../../contract/operations.ts";

const partition = "reconciliation";

export class TableReconciliationStore implements ReconciliationStore {
  readonly #table: TableClient;
  readonly #rows: JsonTable;

  constructor(table: TableClient) {
    this.#table = table;
    this.#rows = new JsonTable(table);
  }

  async begin(reconciliation: ReconciliationView): Promise<void> {
    const { reconciliationId: key } = reconciliation;
    const write = { kind: reconciliationKind, key, value: reconciliation, expected: null };
    await this.#rows.write(partition, write);
  }

  async put(reconciliation: ReconciliationView): Promise<void> {
    const { reconciliationId: key } = reconciliation;
    const write = { kind: reconciliationKind, key, value: reconciliation, expected: "*" };
    await this.#rows.write(partition, write);
  }

  async read(reconciliationId: string): Promise<ReconciliationView | null> {
    const row = await this.#rows.read(reconciliationKind, partition, reconciliationId);
    return row && row.value;
  }

  async list(): Promise<readonly ReconciliationView[]> {
    const found: ReconciliationView[] = [];
    for await (const page of pages(this.#table, odata`PartitionKey eq ${partition}`)) {
      found.push(...page.map((row) => valueOf(this.#table, row, reconciliationKind)));
    }
    // The IDs are the keys, and sort by the start.
    return found.reverse();
  }
}

/** The rows of a contract that have MACs. */
const checkedKeys = [
  "RowKey eq 'head'",
  ...["incident", "link", "term"].map((type) => `(RowKey gt '${type}:' and RowKey lt '${type};')`),
].join(" or ");

/** The term and number in the key of a ledger entry; 0 and 0 for any other key. */
function placeOf(key: string): Pick<LedgerRow, "term" | "seq"> {
  const [, term, seq] = /^entry:(\d{4}):(\d{8})$/.exec(key) ?? [];
  return { term: Number(term ?? 0), seq: Number(seq ?? 0) };
}

/** Reads all contracts and their whole ledgers for the reconciliation. */
export class TableAuditStore implements AuditStore {
  readonly #table: TableClient;
  readonly #partners: TableClient;
  readonly #codec: RowCodec;

  constructor({ contracts, partners }: Pick<Tables, "contracts" | "partners">, codec: RowCodec) {
    this.#codec = codec;
    this.#table = contracts;
    this.#partners = partners;
  }

  async offersAfter(after: string | null, limit: number): Promise<string[]> {
    // The first ledger entry finds an offer whose head row is missing.
    const filter = odata`PartitionKey gt ${after ?? ""} and (RowKey eq 'head' or RowKey eq 'entry:0001:00000001')`;
    const found = new Set<string>();
    const query = { maxPageSize: Math.min(2 * limit, 1000), select: ["PartitionKey", "RowKey"] };
    for await (const page of pages(this.#table, filter, query)) {
      for (const { partitionKey } of page) found.add(partitionKey);
      // Reads one offer more than the limit: the second row of the last offer can be on the next
      // page.
      if (found.size > limit) break;
    }
    return [...found].slice(0, limit);
  }

  async *ledgerOf(offerId: string): AsyncGenerator<LedgerRow> {
    const filter = odata`PartitionKey eq ${offerId} and RowKey ge 'entry:' and RowKey lt 'entry;'`;
    for await (const page of pages(this.#table, filter)) {
      for (const row of page) {
        const entry = this.#codec.valueOf(this.#table, row, entryKind);
        yield { ...placeOf(row.rowKey), key: row.rowKey, entry };
      }
    }
  }

  async *incidentsOf(offerId: string): AsyncGenerator<Incident> {
    const filter = odata`PartitionKey eq ${offerId} and RowKey gt 'incident:' and RowKey lt 'incident;'`;
    for await (const page of pages(this.#table, filter)) {
      for (const row of page)
        yield this.#codec.valueOf(this.#table, row, contractRowKinds.incident).incident;
    }
  }

  async checkRows(offerId: string): Promise<CheckedRows> {
    const filter = `${odata`PartitionKey eq ${offerId}`} and (${checkedKeys})`;
    const incidents: Incident[] = [];
    const problems: string[] = [];
    const sealed: string[] = [];
    let isHeadSealed = true;
    for await (const page of pages(this.#table, filter)) {
      for (const row of page) {
        const [type = ""] = row.rowKey.split(":", 1);
        const checked = this.#check(row, type);
        if (checked.problem !== undefined) problems.push(checked.problem);
        if (checked.incident) incidents.push(checked.incident);
        if (type === "head") isHeadSealed = checked.problem !== undefined || row.mac !== undefined;
        else if (type !== "link" && row.mac !== undefined) sealed.push(row.rowKey);
      }
    }
    // The head is written with every incident and every closed term.
    const [first] = isHeadSealed ? [] : sealed;
    if (first !== undefined) problems.push(`row head has no MAC, but row ${first} has one`);
    return { incidents, problems };
  }

  #check(row: JsonRow, type: string): { problem?: string; incident?: Incident } {
    try {
      if (type === "head") this.#codec.valueOf(this.#table, row, headKind);
      const kinds: Readonly<Record<string, RowKind<ContractRow>>> = contractRowKinds;
      const kind = kinds[type];
      const value = kind && this.#codec.valueOf(this.#table, row, kind);
      return value?.type === "incident" ? { incident: value.incident } : {};
    } catch (error) {
      if (!(error instanceof TamperedRow)) throw error;
      return { problem: `row ${row.rowKey} was not written by the service: ${error.problem}` };
    }
  }

  async *purchases(): AsyncGenerator<RecordedPurchase> {
    const filter = "RowKey ge 'membership:' and RowKey lt 'membership;'";
    for await (const page of pages(this.#partners, filter)) {
      for (const row of page) {
        const offerId = row.rowKey.slice("membership:".length);
        yield { offerId, membership: this.#membershipOf(row) };
      }
    }
  }

  #membershipOf(row: JsonRow): Membership | null {
    try {
      return this.#codec.valueOf(this.#partners, row, membershipKind);
    } catch (error) {
      if (error instanceof UnreadableRow) return null;
      throw error;
    }
  }
}
