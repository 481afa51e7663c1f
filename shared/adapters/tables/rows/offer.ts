import * as z from "zod/mini";

import { canActivateReasons } from "../../../domain/benefit.ts";
import { benefitKind, offerType, nullable, plainDate, text, integer } from "./parts.ts";

const benefit = z.strictObject({
  offerId: text,
  offerType,
  kind: benefitKind,
  name: text,
  state: z.enum([
    "NotActivated",
    "Activating",
    "Active",
    "Depleted",
    "ActivationFailed",
    "Lapsed",
    "Expired",
  ]),
  granted: nullable(integer),
  used: integer,
  remaining: nullable(integer),
  unlimited: z.boolean(),
  anniversary: plainDate,
  activateBy: plainDate,
  endDate: plainDate,
  canActivate: z.boolean(),
  canActivateReason: nullable(z.enum(canActivateReasons)),
  activatedAt: nullable(text),
});

/** An offer as the answer to a renewal. */
export const offer = z.strictObject({
  offerId: text,
  partnerId: text,
  offerType,
  name: text,
  state: z.enum(["Active", "InRenewalWindow", "Expired", "Cancelled"]),
  term: z.strictObject({
    number: integer,
    start: plainDate,
    anniversary: plainDate,
    endDate: plainDate,
    renewal: nullable(
      z.strictObject({ renewedOn: plainDate, effectiveOn: plainDate, issueNewIds: z.boolean() }),
    ),
  }),
  credentialVersion: integer,
  benefits: z.array(benefit),
});
