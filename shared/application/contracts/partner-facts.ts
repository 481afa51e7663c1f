import type { PartnerFacts } from "../../domain/contract.ts";
import { foldId } from "../../domain/spelling.ts";
import { tenantsOf } from "../../domain/tenants.ts";
import type { PartnerView } from "../../contract/commerce.ts";

/** The partner's facts that its contracts hold, so that a consume does not read the partner. */
export const factsOf = (partner: PartnerView): PartnerFacts => ({
  partnerId: partner.partnerId,
  tenantId: partner.tenantId,
  furtherTenantIds: partner.furtherTenantIds,
  cspRole: partner.cspRole,
  country: partner.country,
});

const tenantList = (facts: PartnerFacts): string => tenantsOf(facts).map(foldId).join();

export const sameFacts = (a: PartnerFacts, b: PartnerFacts): boolean =>
  tenantList(a) === tenantList(b) && a.cspRole === b.cspRole && a.country === b.country;
