import type { TableClient } from "@azure/data-tables";

import { backupsOwner } from "../../application/ports/anchor-mails.ts";
import type { AnchorMails } from "../../application/ports/anchor-mails.ts";
import type { Mail } from "../../application/ports/distribution-store.ts";
import type { Stored } from "../../application/ports/stores.ts";
import { JsonTable } from "./json-table.ts";
import { mailKind } from "./rows/distribution-rows.ts";
import { queued } from "./table-distribution-store.ts";

const partition = "anchor";
/** The stored row has no address. */
const nobody = { email: "" };

/** The e-mails about backups, by backup. They go to one address. Delivery reports are not kept. */
export class TableAnchorMails implements AnchorMails {
  readonly #rows: JsonTable;
  readonly #to: string;

  constructor(table: TableClient, to: string) {
    this.#rows = new JsonTable(table);
    this.#to = to;
  }

  async queue(backupId: string): Promise<void> {
    await this.#rows.add(mailKind, partition, backupId, queued(backupsOwner, backupId, nobody));
  }

  async readMail(_offerId: string, backupId: string): Promise<Stored<Mail> | null> {
    const row = await this.#rows.read(mailKind, partition, backupId);
    return row && { ...row, value: { ...row.value, contact: { email: this.#to } } };
  }

  writeMail(mail: Mail, expected: string): Promise<boolean> {
    const value = { ...mail, contact: nobody };
    return this.#rows.write(partition, {
      kind: mailKind,
      key: mail.distributionId,
      value,
      expected,
    });
  }

  indexOperation(): Promise<void> {
    return Promise.resolve();
  }
}
