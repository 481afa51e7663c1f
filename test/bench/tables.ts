import { randomUUID } from "node:crypto";

import type { TableClient } from "@azure/data-tables";

import { encode } from "../../shared/adapters/tables/json-row.ts";
import { openTables } from "../../shared/adapters/tables/tables.ts";
import type { ContractStore } from "../../shared/application/ports/contract-store.ts";
import { accountKeyOf, incidentIdFor } from "../../shared/application/ids.ts";
import { linkKey } from "../../shared/application/ports/contract-rows.ts";
import { book, unchanged } from "../../shared/domain/change.ts";
import {
  aCause,
  aContract,
  aLink,
  anIncident,
  aPurchaseChange,
  cloud,
} from "../support/builders.ts";

/** A purchase before the cap, so that the number of incidents is unlimited. */
const unlimited = { purchasedOn: "2025-06-01" } as const;

/** Stores an activated, linked plan without a limit. */
export async function putUnlimited(store: ContractStore, offerId: string): Promise<void> {
  await store.commit({
    offerId,
    commitId: "purchase",
    contract: aContract({ offerId, ...unlimited }),
    expected: null,
    rows: [],
    entries: aPurchaseChange({ offerId, ...unlimited }).entries,
  });
  const link = aLink();
  await store.writeLink(offerId, linkKey(accountKeyOf(link.account)), { type: "link", link }, null);
}

export const benchTable = (connectionString: string): TableClient =>
  openTables({ mode: "connection-string", connectionString }).contracts;

/**
 * The three rows of a consume, with the same sizes and key formats, written directly with the client:
 * replaces one row with its etag and inserts two. This is the minimum cost of a consume on Table
 * Storage.
 */
export class RawTransactions {
  readonly #table: TableClient;
  readonly #head: unknown;
  readonly #incident: unknown;
  readonly #entry: unknown;
  readonly #last = new Map<string, { readonly etag: string; readonly seq: number }>();

  constructor(connectionString: string) {
    this.#table = benchTable(connectionString);
    const change = book(
      unchanged(aContract(unlimited)),
      cloud,
      { type: "Deduct", delta: -1, incidentId: "incident-1" },
      aCause(),
    );
    this.#head = change.contract;
    this.#entry = change.entries[0];
    this.#incident = { type: "incident", accountKey: "account", incident: anIncident() };
  }

  async put(partition: string): Promise<void> {
    const { etag } = await this.#table.createEntity(this.#row(partition, "head", this.#head));
    this.#last.set(partition, { etag: etag ?? "", seq: 0 });
  }

  async write(partition: string): Promise<void> {
    const { etag, seq } = this.#last.get(partition) ?? { etag: "", seq: 0 };
    const id = incidentIdFor("azure-portal", partition, randomUUID());
    const entry = `entry:0001:${String(seq + 1).padStart(8, "0")}`;
    const { subResponses } = await this.#table.submitTransaction([
      ["update", this.#row(partition, "head", this.#head), "Replace", { etag }],
      ["create", { ...this.#row(partition, `incident:${id}`, this.#incident), account: "account" }],
      ["create", this.#row(partition, entry, this.#entry)],
    ]);
    this.#last.set(partition, { etag: subResponses[0]?.etag ?? "", seq: seq + 1 });
  }

  #row(partition: string, key: string, value: unknown) {
    const commitId = "00000000-0000-0000-0000-000000000000";
    return { ...encode(partition, key, value), schemaVersion: 1, commitId };
  }
}
