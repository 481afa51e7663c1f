import type { TableClient } from "@azure/data-tables";

import type { BackupStore } from "../../application/ports/backups.ts";
import type { BackupView } from "../../contract/backups.ts";
import { JsonTable } from "./json-table.ts";
import { backupKind } from "./rows/backup-row.ts";

const partition = "backup";

export class TableBackupStore implements BackupStore {
  readonly #rows: JsonTable;

  constructor(table: TableClient) {
    this.#rows = new JsonTable(table);
  }

  async add(backup: BackupView): Promise<{ backup: BackupView; added: boolean }> {
    const { added, value } = await this.#rows.add(backupKind, partition, backup.backupId, backup);
    return { backup: value, added };
  }

  async put(backup: BackupView): Promise<void> {
    const write = { kind: backupKind, key: backup.backupId, value: backup, expected: "*" };
    await this.#rows.write(partition, write);
  }

  async read(backupId: string): Promise<BackupView | null> {
    const row = await this.#rows.read(backupKind, partition, backupId);
    return row && row.value;
  }

  async list(): Promise<BackupView[]> {
    const found: BackupView[] = [];
    for await (const { value } of this.#rows.list(backupKind, partition, "")) found.push(value);
    return found.reverse();
  }
}
