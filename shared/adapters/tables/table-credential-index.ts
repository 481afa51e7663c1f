import type {
  AttemptStore,
  CredentialIndex,
  CredentialOwner,
  Stored,
} from "../../application/ports/stores.ts";
import type { JsonTable } from "./json-table.ts";

const rowKey = "owner";
const attemptsKey = "attempts";

/** One partition per Access ID, named by its keyed hash: from the table nobody learns an ID. */
export class TableCredentialIndex implements CredentialIndex {
  readonly #rows: JsonTable;

  constructor(rows: JsonTable) {
    this.#rows = rows;
  }

  add(accessIdHash: string, owner: CredentialOwner): Promise<boolean> {
    return this.#rows.write(accessIdHash, { key: rowKey, value: owner, expected: null });
  }

  async find(accessIdHash: string): Promise<CredentialOwner | null> {
    const row = await this.#rows.read(accessIdHash, rowKey);
    return row && (row.value as CredentialOwner);
  }
}

/** Recent failures per account and per Access ID, the latter by hash. */
export class TableAttemptStore implements AttemptStore {
  readonly #rows: JsonTable;

  constructor(rows: JsonTable) {
    this.#rows = rows;
  }

  async read(key: string): Promise<Stored<readonly number[]> | null> {
    const row = await this.#rows.read(key, attemptsKey);
    return row && { value: row.value as number[], etag: row.etag };
  }

  write(key: string, failures: readonly number[], expected: string | null): Promise<boolean> {
    return this.#rows.write(key, { key: attemptsKey, value: failures, expected });
  }
}
