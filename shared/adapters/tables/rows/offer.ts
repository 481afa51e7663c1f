import * as z from "zod/mini";

import { canActivateReasons } from "../../../domain/benefit.ts";
import { benefitKind, offerType, orNull, plainDate, text, whole } from "./parts.ts";

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
  granted: orNull(whole),
  used: whole,
  remaining: orNull(whole),
  unlimited: z.boolean(),
  anniversary: plainDate,
  activateBy: plainDate,
  endDate: plainDate,
  canActivate: z.boolean(),
  canActivateReason: orNull(z.enum(canActivateReasons)),
  activatedAt: orNull(text),
});

/** An offer as the answer to a renewal. */
export const offer = z.strictObject({
  offerId: text,
  partnerId: text,
  offerType,
  name: text,
  state: z.enum(["Active", "InRenewalWindow", "Expired", "Cancelled"]),
  term: z.strictObject({
    number: whole,
    start: plainDate,
    anniversary: plainDate,
    endDate: plainDate,
    renewal: orNull(
      z.strictObject({ renewedOn: plainDate, effectiveOn: plainDate, issueNewIds: z.boolean() }),
    ),
  }),
  credentialVersion: whole,
  benefits: z.array(benefit),
});
