import type { PartnerFacts } from "../../domain/contract.ts";
import { sameId } from "../../domain/spelling.ts";
import type { PartnerView } from "../../contract/commerce.ts";

/** The partner's facts that its contracts hold, so that a consume does not read the partner. */
export const factsOf = (partner: PartnerView): PartnerFacts => ({
  partnerId: partner.partnerId,
  tenantId: partner.tenantId,
  cspRole: partner.cspRole,
  country: partner.country,
});

export const sameFacts = (a: PartnerFacts, b: PartnerFacts): boolean =>
  sameId(a.tenantId, b.tenantId) && a.cspRole === b.cspRole && a.country === b.country;
