import type { TokenClaims } from "../../infra/local/identity/issue.ts";
import type { BenefitKind, OfferType } from "../../shared/domain/vocabulary.ts";
import type { Caller } from "./caller.ts";

export const commerce: TokenClaims = { roles: ["Commerce"], azp: "commerce" };
export const azure: TokenClaims = { roles: ["Portal"], azp: "azure-portal" };
export const servicesHub: TokenClaims = { roles: ["Portal"], azp: "services-hub" };
export const operator: TokenClaims = { roles: ["Operator"], azp: "operations" };

/** An activated plan that is linked to `account`. */
export interface Plan {
  readonly partnerId: string;
  readonly tenantId: string;
  readonly offerId: string;
  readonly kinds: readonly BenefitKind[];
}

export const account = { id: "u1", type: "Entra" } as const;

const kindsOf: Partial<Record<OfferType, readonly BenefitKind[]>> = {
  SPD_SERVICES: ["PartnerCloudSupport", "PartnerOnPremisesSupport"],
  CORE: ["PartnerCloudSupport"],
  EXPANDED: ["PartnerCloudSupport"],
};

export const daysAgo = (days: number): string =>
  new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
export const today = (): string => daysAgo(0);

export const admin = (tenantId: string): TokenClaims => ({
  tid: tenantId,
  oid: "admin",
  roles: ["Partner.Admin"],
  azp: "partner-portal",
});

export const tenantOf = (number: number): string =>
  `c0117050-0000-4000-8000-${String(number).padStart(12, "0")}`;

export async function putPartner(caller: Caller, number: number): Promise<string> {
  const partnerId = `partner-${number}`;
  await caller.must({
    method: "PUT",
    path: `/api/partners/${partnerId}`,
    as: commerce,
    body: {
      name: `Contoso ${number}`,
      tenantId: tenantOf(number),
      cspRole: "None",
      isvSuccessEnrolled: false,
    },
  });
  return partnerId;
}

export async function activate(
  caller: Caller,
  { kinds, offerId, partnerId, tenantId }: Plan,
): Promise<void> {
  for (const kind of kinds) {
    const path = `/api/partners/${partnerId}/offers/${offerId}/benefits/${kind}/activation`;
    await caller.must({ method: "POST", path, as: admin(tenantId), body: {} });
    for (;;) {
      const { state } = await caller.must({ method: "GET", path, as: admin(tenantId) });
      if (state === "Active") break;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** Creates a plan for the clients: bought, activated, linked. */
export async function putPlan(caller: Caller, number: number, offerType: OfferType): Promise<Plan> {
  const partnerId = await putPartner(caller, number);
  const tenantId = tenantOf(number);
  const { offerId } = await caller.must({
    method: "POST",
    path: `/api/partners/${partnerId}/offers`,
    as: commerce,
    key: `first-${offerType}`,
    body: { offerType, purchasedOn: today() },
  });
  const plan = { partnerId, tenantId, offerId: String(offerId), kinds: kindsOf[offerType] ?? [] };
  await activate(caller, plan);
  const { accessId, contractId } = await caller.must({
    method: "GET",
    path: `/api/partners/${partnerId}/offers/${plan.offerId}/credentials`,
    as: admin(tenantId),
  });
  await caller.must({
    method: "POST",
    path: "/api/plan-links",
    as: azure,
    body: { account, accessId, contractId },
  });
  return plan;
}
