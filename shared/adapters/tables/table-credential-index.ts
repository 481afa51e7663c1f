import type { TableClient } from "@azure/data-tables";
import { odata } from "@azure/data-tables";

import type {
  AttemptStore,
  CredentialIndex,
  CredentialOwner,
  Stored,
} from "../../application/ports/stores.ts";
import { attemptsLastMs } from "../../application/portals/attempts.ts";
import { JsonTable } from "./json-table.ts";
import { removeRows } from "./remove-rows.ts";
import { attemptsKind, ownerKind } from "./rows/account-rows.ts";

const rowKey = "owner";
export const attemptsKey = "attempts";

/** One partition per Access ID, named by its keyed hash, so that the table reveals no ID. */
export class TableCredentialIndex implements CredentialIndex {
  readonly #rows: JsonTable;

  constructor(rows: JsonTable) {
    this.#rows = rows;
  }

  add(accessIdHash: string, owner: CredentialOwner): Promise<boolean> {
    const write = { kind: ownerKind, key: rowKey, value: owner, expected: null };
    return this.#rows.write(accessIdHash, write);
  }

  async find(accessIdHash: string): Promise<CredentialOwner | null> {
    const row = await this.readOwner(accessIdHash);
    return row && row.value;
  }

  readOwner(accessIdHash: string): Promise<Stored<CredentialOwner> | null> {
    return this.#rows.read(ownerKind, accessIdHash, rowKey);
  }

  replace(accessIdHash: string, owner: CredentialOwner, etag: string): Promise<boolean> {
    const write = { kind: ownerKind, key: rowKey, value: owner, expected: etag };
    return this.#rows.write(accessIdHash, write);
  }
}

/** Recent failed attempts, by account and by the hash of the Access ID. */
export class TableAttemptStore implements AttemptStore {
  readonly #table: TableClient;
  readonly #rows: JsonTable;

  constructor(table: TableClient) {
    this.#table = table;
    this.#rows = new JsonTable(table);
  }

  read(key: string): Promise<Stored<readonly number[]> | null> {
    return this.#rows.read(attemptsKind, key, attemptsKey);
  }

  write(key: string, failures: readonly number[], expected: string | null): Promise<boolean> {
    const write = { kind: attemptsKind, key: attemptsKey, value: failures, expected };
    return this.#rows.write(key, write);
  }

  async removeOld(nowMs: number): Promise<void> {
    await removeRows(this.#table, odata`Timestamp lt ${new Date(nowMs - attemptsLastMs)}`);
  }
}
