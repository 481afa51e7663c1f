import * as z from "zod/mini";

import type { Consultation, Membership } from "../../../application/ports/stores.ts";
import { nextVersion, rowKind } from "../row-kind.ts";
import {
  cause,
  contact,
  cspRole,
  offerType,
  nullable,
  pack,
  partnerFacts,
  partnerFacts1,
  plainDate,
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

const membership = {
  offerId: text,
  purchase: z.strictObject({
    offerType,
    purchasedOn: plainDate,
    planName: z.optional(text),
  }),
  pack: nullable(pack),
  cause: z.strictObject(cause),
};

type Membership1 = Omit<Membership, "partner"> & { readonly partner: PartnerFacts1 };

export const membershipKind = nextVersion<Membership>()(
  rowKind<Membership1>()(z.strictObject({ ...membership, partner: partnerFacts1 })),
  z.strictObject({ ...membership, partner: partnerFacts }),
  (before) => ({ ...before, partner: withoutFurther(before.partner) }),
);

export const consultationKind = rowKind<Consultation>()(
  z.strictObject({
    consultationId: text,
    name: text,
    requestedBy: text,
    requestedAt: text,
    state: z.literal("Submitted"),
  }),
);
