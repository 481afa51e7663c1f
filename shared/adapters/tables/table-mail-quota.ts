import type { TableClient } from "@azure/data-tables";
import { odata } from "@azure/data-tables";

import { Busy } from "../../application/errors.ts";
import { countMails, dayMs, utcDay } from "../../application/partner/mail-quota.ts";
import type { MailCount, MailQuota, MailUse } from "../../application/ports/mail-quota.ts";
import { foldId } from "../../domain/spelling.ts";
import { JsonTable } from "./json-table.ts";
import { removeRows } from "./remove-rows.ts";
import { mailUseKind } from "./rows/operation-rows.ts";

export const mailQuotaPartition = "mail-quota";
const keyOf = ({ day, partnerId }: MailUse): string => `${day}:${foldId(partnerId)}`;

/** In each round somebody wins, so only a crowd or a fault comes to this. */
const attemptsMax = 50;

/** One row for each partner and day, so that it is one count for all processes. */
export class TableMailQuota implements MailQuota {
  readonly perDay: number;
  readonly #table: TableClient;
  readonly #rows: JsonTable;

  constructor(table: TableClient, perDay: number) {
    this.#table = table;
    this.#rows = new JsonTable(table);
    this.perDay = perDay;
  }

  async take(use: MailUse): Promise<MailCount> {
    const key = keyOf(use);
    for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
      const row = await this.#rows.read(mailUseKind, mailQuotaPartition, key);
      const before = row?.value.mails ?? [];
      const { fits, mails, others } = countMails(before, use.mails, this.perDay);
      if (!fits || mails.length === before.length) return { fits, others };
      const write = { kind: mailUseKind, key, value: { mails }, expected: row?.etag ?? null };
      if (await this.#rows.write(mailQuotaPartition, write)) return { fits, others };
    }
    throw new Busy("Others keep counting mails of the partner");
  }

  async removeOld(nowMs: number): Promise<void> {
    // Another instance's day can begin later.
    const day = utcDay(nowMs - dayMs);
    await removeRows(
      this.#table,
      odata`PartitionKey eq ${mailQuotaPartition} and RowKey lt ${day}`,
    );
  }
}
