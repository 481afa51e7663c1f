import type { OfferType } from "../../shared/domain/vocabulary.ts";
import type { Request } from "./caller.ts";
import { commerce, operator } from "./scene.ts";

/** The requests of the commerce system and of operators. */

export const newPartner = (partnerId: string, tenantId: string): Request => ({
  method: "PUT",
  path: `/api/partners/${partnerId}`,
  as: commerce,
  body: { name: "Fabrikam", tenantId, cspRole: "None", isvSuccessEnrolled: false },
});

export const purchase = (
  partnerId: string,
  offerType: OfferType,
  purchasedOn: string,
  key: string,
): Request => ({
  method: "POST",
  path: `/api/partners/${partnerId}/offers`,
  as: commerce,
  key,
  body: { offerType, purchasedOn },
});

export const renewal = (
  partnerId: string,
  offerId: string,
  renewedOn: string,
  key: string,
): Request => ({
  method: "POST",
  path: `/api/partners/${partnerId}/offers/${offerId}/renewals`,
  as: commerce,
  key,
  body: { renewedOn },
});

export const cancellation = (partnerId: string, offerId: string): Request => ({
  method: "POST",
  path: `/api/partners/${partnerId}/offers/${offerId}/cancellation`,
  as: commerce,
});

/** The reason is the key, so the entry tells which adjustment it is. */
export const adjustment = (offerId: string, delta: number, key: string): Request => ({
  method: "POST",
  path: `/api/ops/offers/${offerId}/adjustments`,
  as: operator,
  key,
  body: { kind: "PartnerCloudSupport", delta, reason: key },
});
