import * as z from "zod";

import { benefitKinds, cspRoles, offerTypes } from "../domain/vocabulary.ts";
import type { View } from "./basics.ts";
import { canActivateReasons } from "../domain/benefit.ts";
import {
  anyEmail,
  country,
  date,
  email,
  id,
  locale,
  partnerId,
  tenantId,
  text,
  wholeNumber,
} from "./basics.ts";
import { history } from "./history.ts";
import { benefitExample, offerExample } from "./examples.ts";
import { counts, day } from "./plan.ts";

export const contact = z
  .strictObject({ email, name: text(200).optional(), locale: locale.optional() })
  .meta({ id: "Contact" });

/** A person whom the IDs are sent to. */
export const addressee = contact.extend({ email: anyEmail }).meta({ id: "Addressee" });

export const partnerParams = z.strictObject({ partnerId });
export const offerParams = z.strictObject({ partnerId, offerId: id });
export const renewalParams = offerParams.extend({
  termNumber: wholeNumber(1, 1000).meta({
    description: "The number of the term that the renewal opened or would open.",
  }),
});

export const partnerBody = z
  .strictObject({
    name: text(200),
    tenantId,
    furtherTenantIds: z.array(tenantId).max(50).default([]).meta({
      description:
        "Further tenants of the partner, for example after a merger. Their users count as its own.",
    }),
    cspRole: z.enum(cspRoles),
    isvSuccessEnrolled: z.boolean(),
    country: country.nullable().default(null),
    locale: locale.nullable().default(null),
    contacts: z.array(contact).max(50).default([]),
  })
  .meta({
    id: "PutPartner",
    examples: [
      {
        name: "Contoso",
        tenantId: "6b1d3c57-4d1f-4f0a-9a3e-2f0f5a1b2c3d",
        furtherTenantIds: ["0f8fad5b-d9cb-469f-a165-70867728950e"],
        cspRole: "None",
        isvSuccessEnrolled: false,
        country: "KR",
        locale: "ko-KR",
        contacts: [{ email: "admin@contoso.example", name: "Contoso admin" }],
      },
    ],
  });

export const partnerView = z
  .strictObject({
    partnerId: z.string(),
    name: z.string(),
    tenantId: z.string(),
    furtherTenantIds: z.array(z.string()),
    cspRole: z.enum(cspRoles),
    isvSuccessEnrolled: z.boolean(),
    country: z.string().nullable(),
    locale: z.string().nullable(),
    contacts: z.array(contact),
  })
  .meta({ id: "Partner" });

export const purchaseBody = z
  .strictObject({
    offerType: z.enum(offerTypes),
    purchasedOn: date,
    planName: text(100).optional().meta({
      description: "The plan name of an imported record, such as Partner Signature 5pack.",
    }),
    history: history.optional().meta({
      description: "What happened to an imported offer in another system before.",
    }),
  })
  .meta({
    id: "PurchaseOffer",
    examples: [{ offerType: "SPD_SERVICES", purchasedOn: "2025-09-01" }],
  });

export const renewalBody = z
  .strictObject({ renewedOn: date, issueNewIds: z.boolean().default(false) })
  .meta({ id: "RenewOffer", examples: [{ renewedOn: "2026-08-20" }] });

const benefitStates = [
  "NotActivated",
  "Activating",
  "Active",
  "Depleted",
  "ActivationFailed",
  "Lapsed",
  "Expired",
] as const;

export const offerStates = ["Active", "InRenewalWindow", "Expired", "Cancelled"] as const;

export const benefit = z
  .strictObject({
    offerId: z.string(),
    offerType: z.enum(offerTypes),
    kind: z.enum(benefitKinds),
    name: z.string(),
    state: z.enum(benefitStates),
    ...counts,
    unlimited: z.boolean(),
    anniversary: day,
    activateBy: day,
    endDate: day,
    canActivate: z.boolean(),
    canActivateReason: z.enum(canActivateReasons).nullable(),
    activatedAt: z.string().nullable(),
  })
  .meta({ id: "Benefit", examples: [benefitExample] });

const renewal = z.strictObject({
  renewedOn: day,
  effectiveOn: day,
  issueNewIds: z.boolean(),
});

export const offer = z
  .strictObject({
    offerId: z.string(),
    partnerId: z.string(),
    offerType: z.enum(offerTypes),
    name: z.string(),
    state: z.enum(offerStates),
    term: z.strictObject({
      number: z.int(),
      start: day,
      anniversary: day,
      endDate: day,
      renewal: renewal.nullable(),
    }),
    credentialVersion: z.int(),
    benefits: z.array(benefit),
  })
  .meta({ id: "Offer", examples: [offerExample] });

export type Contact = View<typeof contact>;
export type PartnerView = View<typeof partnerView>;
