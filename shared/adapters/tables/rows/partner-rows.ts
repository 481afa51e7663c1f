import * as z from "zod/mini";

import type { Consultation, Membership } from "../../../application/ports/stores.ts";
import { rowKind } from "../row-kind.ts";
import {
  cause,
  contact,
  cspRole,
  offerType,
  nullable,
  pack,
  partnerFacts,
  plainDate,
  text,
} from "./parts.ts";
import type { PartnerView } from "../../../contract/commerce.ts";

export const partnerKind = rowKind<PartnerView>()(
  z.strictObject({
    partnerId: text,
    name: text,
    tenantId: text,
    cspRole,
    isvSuccessEnrolled: z.boolean(),
    country: nullable(text),
    locale: nullable(text),
    contacts: z.array(contact),
  }),
);

export const slotKind = rowKind<{ readonly offerId: string }>()(z.strictObject({ offerId: text }));

export const membershipKind = rowKind<Membership>()(
  z.strictObject({
    offerId: text,
    partner: partnerFacts,
    purchase: z.strictObject({
      offerType,
      purchasedOn: plainDate,
      planName: z.optional(text),
    }),
    pack: nullable(pack),
    cause: z.strictObject(cause),
  }),
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
