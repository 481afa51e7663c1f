import * as z from "zod/mini";

import type { Consultation, Membership } from "../../../application/ports/stores.ts";
import { nextVersion, rowKind, sealedVersion } from "../row-kind.ts";
import {
  benefitKind,
  cause,
  contact,
  cspRole,
  offerType,
  nullable,
  pack,
  partnerFacts,
  partnerFacts1,
  integer,
  plainDate,
  sealedCredentials,
  text,
  withoutFurther,
} from "./parts.ts";
import type { PartnerFacts1 } from "./parts.ts";
import type { PartnerView } from "../../../contract/commerce.ts";

const partner = {
  partnerId: text,
  name: text,
  tenantId: text,
  cspRole,
  isvSuccessEnrolled: z.boolean(),
  country: nullable(text),
  locale: nullable(text),
  contacts: z.array(contact),
};

export const partnerKind = nextVersion<PartnerView>()(
  rowKind<Omit<PartnerView, "furtherTenantIds">>()(z.strictObject(partner)),
  z.strictObject({ ...partner, furtherTenantIds: z.array(text) }),
  withoutFurther,
);

export const slotKind = rowKind<{ readonly offerId: string }>()(z.strictObject({ offerId: text }));

const purchase = { offerType, purchasedOn: plainDate, planName: z.optional(text) };
const membership = { offerId: text, pack: nullable(pack), cause: z.strictObject(cause) };
const membership2 = { ...membership, purchase: z.strictObject(purchase) };

/** Version 2: without what is imported with a purchase. */
interface Membership2 extends Omit<Membership, "credentials" | "purchase"> {
  readonly purchase: Omit<Membership["purchase"], "history">;
}
type Membership1 = Omit<Membership2, "partner"> & { readonly partner: PartnerFacts1 };

const membershipKind2 = nextVersion<Membership2>()(
  rowKind<Membership1>()(z.strictObject({ ...membership2, partner: partnerFacts1 })),
  z.strictObject({ ...membership2, partner: partnerFacts }),
  (before) => ({ ...before, partner: withoutFurther(before.partner) }),
);

const history = z.strictObject({
  renewals: z.array(z.strictObject({ renewedOn: plainDate })),
  used: z.array(z.strictObject({ kind: benefitKind, used: integer })),
  activated: z.array(benefitKind),
});

const membershipKind3 = nextVersion<Membership>()(
  membershipKind2,
  z.strictObject({
    ...membership,
    partner: partnerFacts,
    purchase: z.strictObject({ ...purchase, history: z.optional(history) }),
    credentials: nullable(sealedCredentials),
  }),
  (before) => ({ ...before, credentials: null }),
);

/** Version 4 has a MAC. */
export const membershipKind = sealedVersion(membershipKind3);

export const consultationKind = rowKind<Consultation>()(
  z.strictObject({
    consultationId: text,
    name: text,
    requestedBy: text,
    requestedAt: text,
    state: z.literal("Submitted"),
  }),
);
