import type { TransactionAction } from "@azure/data-tables";
import { odata } from "@azure/data-tables";

import { linkKey } from "../../application/ports/contract-rows.ts";
import type { ContractRow, KeyedRow } from "../../application/ports/contract-rows.ts";
import type { Distribution, Mail } from "../../application/ports/distribution-store.ts";
import type {
  ChangeMode,
  PersonalContract,
  PersonalData,
  ReplacedMail,
} from "../../application/ports/personal-data.ts";
import type { Consultation, FrontlineRequest, Stored } from "../../application/ports/stores.ts";
import { personalRowTypes } from "../../application/workflows/erase/erased-row.ts";
import type { PartnerView } from "../../contract/commerce.ts";
import type { Term } from "../../domain/contract.ts";
import { isErased } from "../../domain/person.ts";
import { asWriteFailure, isConflict } from "./failures.ts";
import { changeRows, removeRow } from "./change-rows.ts";
import { find, pages } from "./json-row.ts";
import type { RowKind } from "./row-kind.ts";
import type { RowCodec } from "./row-seal.ts";
import { accountLinkKind, frontlineKind } from "./rows/account-rows.ts";
import { contractRowKinds } from "./rows/contract-rows.ts";
import { distributionKind, mailKind } from "./rows/distribution-rows.ts";
import { headKind } from "./rows/head-row.ts";
import { mailUseKind } from "./rows/operation-rows.ts";
import { consultationKind, partnerKind } from "./rows/partner-rows.ts";
import { accountLinkKey } from "./table-account-store.ts";
import { attemptsKey } from "./table-credential-index.ts";
import { mailQuotaPartition } from "./table-mail-quota.ts";
import type { Tables } from "./tables.ts";

const ledger = "RowKey ge 'entry:' and RowKey lt 'entry;'";
const isPersonal = (type: string): type is (typeof personalRowTypes)[number] =>
  personalRowTypes.some((known) => known === type);

/** Data of people in all tables, for its erasure. */
export class TablePersonalData implements PersonalData {
  readonly #tables: Tables;
  readonly #codec: RowCodec;

  constructor(tables: Tables, codec: RowCodec) {
    this.#tables = tables;
    this.#codec = codec;
  }

  async ofContract(offerId: string): Promise<PersonalContract> {
    const { contracts } = this.#tables;
    const rows: KeyedRow[] = [];
    const distributions: Stored<Distribution>[] = [];
    const mails: Stored<Mail>[] = [];
    const terms: Term[] = [];
    const filter = `${odata`PartitionKey eq ${offerId}`} and not (${ledger})`;
    for await (const page of pages(contracts, filter)) {
      for (const row of page) {
        const [type = ""] = row.rowKey.split(":", 1);
        const stored = <Value>(kind: RowKind<Value>): Stored<Value> => ({
          value: this.#codec.valueOf(contracts, row, kind),
          etag: row.etag,
        });
        if (type === "distribution") distributions.push(stored(distributionKind));
        if (type === "head") terms.push(stored(headKind).value.term);
        if (type === "term") terms.push(stored(contractRowKinds.term).value.closed.term);
        if (type === "mail") mails.push(stored(mailKind));
        if (isPersonal(type)) {
          const kind: RowKind<ContractRow> = contractRowKinds[type];
          rows.push({ key: row.rowKey, row: this.#codec.valueOf(contracts, row, kind) });
        }
      }
    }
    return { rows, distributions, mails, terms };
  }

  async replaceRecipients(
    { etag, value }: Stored<Distribution>,
    after: Distribution,
    mails: readonly ReplacedMail[],
  ): Promise<boolean> {
    const { distributionId, offerId } = value;
    const keyOf = ({ addressKey }: Mail): string => `mail:${distributionId}:${addressKey}`;
    const { rowOf } = this.#codec;
    const entity = rowOf(distributionKind, offerId, `distribution:${distributionId}`, after);
    try {
      await this.#tables.contracts.submitTransaction([
        ["update", entity, "Replace", { etag }],
        ...mails.flatMap(({ after: mail, before }): TransactionAction[] => [
          ["delete", { partitionKey: offerId, rowKey: keyOf(before.value) }],
          ["create", rowOf(mailKind, offerId, keyOf(mail), mail)],
        ]),
      ]);
      return true;
    } catch (error) {
      if (isConflict(error)) return false;
      throw asWriteFailure(error);
    }
  }

  async removeOperation(operationId: string): Promise<void> {
    await removeRow(this.#tables.operations, operationId, "mail");
  }

  async removeLink(offerId: string, accountKey: string): Promise<void> {
    const { accounts, contracts } = this.#tables;
    const row = await find(contracts, offerId, linkKey(accountKey));
    const { link } = contractRowKinds;
    if (row && !isErased(this.#codec.valueOf(contracts, row, link).link.account.id)) return;
    if (row) await removeRow(contracts, offerId, row.rowKey, row.etag);
    await removeRow(accounts, accountKey, accountLinkKey(offerId));
  }

  async removeAccount(accountKey: string, mode: ChangeMode): Promise<number> {
    const { accounts, attempts } = this.#tables;
    if (mode === "Write") await removeRow(attempts, `account:${accountKey}`, attemptsKey);
    const [from, to] = [accountLinkKey(""), "link;"];
    const filter = odata`PartitionKey eq ${accountKey} and RowKey ge ${from} and RowKey lt ${to}`;
    return changeRows(accounts, filter, accountLinkKind, () => null, mode);
  }

  changePartners(
    change: (partner: PartnerView) => PartnerView | Promise<PartnerView>,
    mode: ChangeMode,
  ): Promise<number> {
    return changeRows(this.#tables.partners, "RowKey eq 'partner'", partnerKind, change, mode);
  }

  changeConsultations(
    change: (consultation: Consultation) => Consultation,
    mode: ChangeMode,
  ): Promise<number> {
    const filter = "RowKey ge 'consultation:' and RowKey lt 'consultation;'";
    return changeRows(this.#tables.partners, filter, consultationKind, change, mode);
  }

  changeFrontline(
    change: (request: FrontlineRequest) => FrontlineRequest | null,
    mode: ChangeMode,
  ): Promise<number> {
    const filter = "RowKey ge 'frontline:' and RowKey lt 'frontline;'";
    return changeRows(this.#tables.accounts, filter, frontlineKind, change, mode);
  }

  changeMailUses(change: (mail: string) => string, mode: ChangeMode): Promise<number> {
    const filter = odata`PartitionKey eq ${mailQuotaPartition}`;
    const changeUse = (use: { readonly mails: readonly string[] }) => {
      const mails = use.mails.map(change);
      return mails.every((mail, index) => mail === use.mails[index]) ? use : { mails };
    };
    return changeRows(this.#tables.operations, filter, mailUseKind, changeUse, mode);
  }
}
