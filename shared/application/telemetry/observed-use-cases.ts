import type { Telemetry } from "../ports/telemetry.ts";
import type { UseCases } from "../use-cases.ts";

type Told = Pick<UseCases, "linkPlan" | "openIncident" | "purchaseOffer">;

/** What the purchase system does. What is replayed was told the first time. */
const commerce = ({ purchaseOffer }: Told, { event }: Telemetry): Pick<Told, "purchaseOffer"> => ({
  purchaseOffer: async (input, origin) => {
    const bought = await purchaseOffer(input, origin);
    if (bought.ok && !bought.value.replayed) {
      const { offerId, offerType } = bought.value.value;
      event("OfferPurchased", { offerId, offerType });
    }
    return bought;
  },
});

/** What portals do. A plan that is refused goes without its id: a caller may have sent anything. */
const atPortals = (
  { linkPlan, openIncident }: Told,
  { event }: Telemetry,
): Pick<Told, "linkPlan" | "openIncident"> => ({
  linkPlan: async (input, origin) => {
    const linked = await linkPlan(input, origin);
    const { portal } = origin.caller;
    if (portal === null) return linked;
    if (linked.ok) event("PlanLinked", { offerId: linked.value.planId, portal });
    else event("PlanLinkRefused", { code: linked.refusal.code, portal });
    return linked;
  },
  openIncident: async (input, origin) => {
    const opened = await openIncident(input, origin);
    const { portal } = origin.caller;
    if (!opened.ok && portal !== null) {
      event("IncidentRefused", { code: opened.refusal.code, kind: input.kind, portal });
    }
    return opened;
  },
});

/**
 * The use cases as they are, with what came of them told that no transaction of the ledger tells.
 */
export const observedUseCases = (useCases: UseCases, telemetry: Telemetry): UseCases => ({
  ...useCases,
  ...commerce(useCases, telemetry),
  ...atPortals(useCases, telemetry),
});
