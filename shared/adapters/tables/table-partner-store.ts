import type {
  Consultation,
  Membership,
  PartnerStore,
  Stored,
} from "../../application/ports/stores.ts";
import { afterWriting } from "../../application/errors.ts";
import type { JsonTable } from "./json-table.ts";
import type { RowKind } from "./row-kind.ts";
import { foldId } from "../../domain/spelling.ts";
import { consultationKind, slotKind, membershipKind, partnerKind } from "./rows/partner-rows.ts";
import type { PartnerView } from "../../contract/commerce.ts";

const heldKey = (slot: string): string => `held:${slot}`;
const membershipKey = (offerId: string): string => `membership:${offerId}`;
const consultationKey = (name: string): string =>
  `consultation:${name.toLowerCase().replace(/[^a-z0-9]+/g, "-")}`;

/**
 * The partitions that a partner's rows can be in: its own, and the one of version 0.1.0, which named
 * it by the ID as it was written (A35). A partner is in one of the two.
 */
const partitionsOf = (partnerId: string): readonly string[] => [
  ...new Set([foldId(partnerId), partnerId]),
];

/**
 * One partition per partner, with its purchases and one row for each group of offers that it holds.
 */
export class TablePartnerStore implements PartnerStore {
  readonly #rows: JsonTable;

  constructor(rows: JsonTable) {
    this.#rows = rows;
  }

  read(partnerId: string): Promise<Stored<PartnerView> | null> {
    return this.#read(partnerKind, partnerId, "partner");
  }

  async put(partner: PartnerView): Promise<boolean> {
    const partition = await this.#home(partner.partnerId);
    const row = { kind: partnerKind, key: "partner", value: partner };
    if (await this.#rows.write(partition, { ...row, expected: null })) return true;
    // The network can send a request twice. The second one then conflicts with the first.
    await afterWriting(() => this.#rows.write(partition, { ...row, expected: "*" }));
    return false;
  }

  async readSlot(partnerId: string, slot: string): Promise<Stored<string> | null> {
    const row = await this.#read(slotKind, partnerId, heldKey(slot));
    return row && { value: row.value.offerId, etag: row.etag };
  }

  async moveSlot(
    partnerId: string,
    slot: string,
    offerId: string,
    expected: string | null,
  ): Promise<boolean> {
    const row = { kind: slotKind, key: heldKey(slot), value: { offerId }, expected };
    return this.#rows.write(await this.#home(partnerId), row);
  }

  async reserveSlot(
    membership: Membership,
    slot: string,
    expected: string | null,
  ): Promise<boolean> {
    const { offerId, partner } = membership;
    return this.#rows.write(
      await this.#home(partner.partnerId),
      { kind: slotKind, key: heldKey(slot), value: { offerId }, expected },
      { kind: membershipKind, key: membershipKey(offerId), value: membership, expected: null },
    );
  }

  async readMembership(partnerId: string, offerId: string): Promise<Membership | null> {
    const row = await this.#read(membershipKind, partnerId, membershipKey(offerId));
    return row && row.value;
  }

  async listMemberships(partnerId: string): Promise<Membership[]> {
    return this.#list(membershipKind, partnerId, membershipKey(""));
  }

  async readConsultations(partnerId: string): Promise<Consultation[]> {
    return this.#list(consultationKind, partnerId, consultationKey(""));
  }

  async addConsultation(partnerId: string, consultation: Consultation): Promise<Consultation> {
    const key = consultationKey(consultation.name);
    const { value } = await this.#rows.add(
      consultationKind,
      await this.#home(partnerId),
      key,
      consultation,
    );
    return value;
  }

  /** The partition to write to: where the partner is, or its own if it is new. */
  async #home(partnerId: string): Promise<string> {
    const [own = partnerId, ...others] = partitionsOf(partnerId);
    for (const partition of others) {
      if (await this.#rows.read(partnerKind, own, "partner")) return own;
      if (await this.#rows.read(partnerKind, partition, "partner")) return partition;
    }
    return own;
  }

  async #read<Value>(
    kind: RowKind<Value>,
    partnerId: string,
    key: string,
  ): Promise<Stored<Value> | null> {
    for (const partition of partitionsOf(partnerId)) {
      const row = await this.#rows.read(kind, partition, key);
      if (row) return row;
    }
    return null;
  }

  async #list<Value>(kind: RowKind<Value>, partnerId: string, prefix: string): Promise<Value[]> {
    const found: Value[] = [];
    for (const partition of partitionsOf(partnerId)) {
      for await (const { value } of this.#rows.list(kind, partition, prefix)) found.push(value);
    }
    return found;
  }
}
