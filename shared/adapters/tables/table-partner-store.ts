import type {
  Consultation,
  Membership,
  PartnerStore,
  Stored,
} from "../../application/ports/stores.ts";
import { afterWriting } from "../../application/errors.ts";
import type { JsonTable } from "./json-table.ts";
import { consultationKind, heldKind, membershipKind, partnerKind } from "./rows/partner-rows.ts";
import type { PartnerView } from "../../contract/commerce.ts";

const heldKey = (heldAs: string): string => `held:${heldAs}`;
const membershipKey = (offerId: string): string => `membership:${offerId}`;
const consultationKey = (name: string): string =>
  `consultation:${name.toLowerCase().replace(/[^a-z0-9]+/g, "-")}`;

/**
 * One partition per partner, with its purchases and one row for each group of offers that it holds.
 */
export class TablePartnerStore implements PartnerStore {
  readonly #rows: JsonTable;

  constructor(rows: JsonTable) {
    this.#rows = rows;
  }

  read(partnerId: string): Promise<Stored<PartnerView> | null> {
    return this.#rows.read(partnerKind, partnerId, "partner");
  }

  async put(partner: PartnerView): Promise<boolean> {
    const { partnerId } = partner;
    const row = { kind: partnerKind, key: "partner", value: partner };
    if (await this.#rows.write(partnerId, { ...row, expected: null })) return true;
    // The network can send a request twice. The second one then conflicts with the first.
    await afterWriting(() => this.#rows.write(partnerId, { ...row, expected: "*" }));
    return false;
  }

  async readSlot(partnerId: string, heldAs: string): Promise<Stored<string> | null> {
    const row = await this.#rows.read(heldKind, partnerId, heldKey(heldAs));
    return row && { value: row.value.offerId, etag: row.etag };
  }

  reserveSlot(membership: Membership, heldAs: string, expected: string | null): Promise<boolean> {
    const { offerId, partner } = membership;
    return this.#rows.write(
      partner.partnerId,
      { kind: heldKind, key: heldKey(heldAs), value: { offerId }, expected },
      { kind: membershipKind, key: membershipKey(offerId), value: membership, expected: null },
    );
  }

  async readMembership(partnerId: string, offerId: string): Promise<Membership | null> {
    const row = await this.#rows.read(membershipKind, partnerId, membershipKey(offerId));
    return row && row.value;
  }

  async listMemberships(partnerId: string): Promise<Membership[]> {
    const found: Membership[] = [];
    for await (const { value } of this.#rows.list(membershipKind, partnerId, membershipKey(""))) {
      found.push(value);
    }
    return found;
  }

  async readConsultations(partnerId: string): Promise<Consultation[]> {
    const found: Consultation[] = [];
    for await (const { value } of this.#rows.list(
      consultationKind,
      partnerId,
      consultationKey(""),
    )) {
      found.push(value);
    }
    return found;
  }

  async addConsultation(partnerId: string, consultation: Consultation): Promise<Consultation> {
    const key = consultationKey(consultation.name);
    const { value } = await this.#rows.add(consultationKind, partnerId, key, consultation);
    return value;
  }
}
