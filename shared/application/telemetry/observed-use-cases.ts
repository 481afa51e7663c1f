import type { Telemetry } from "../ports/telemetry.ts";
import type { UseCases } from "../use-cases.ts";

type Told = Pick<
  UseCases,
  "cancelOffer" | "linkPlan" | "openIncident" | "purchaseOffer" | "renewOffer" | "requestActivation"
>;

/** What partners and the purchase system do. What is replayed was told the first time. */
const commerce = (
  { cancelOffer, purchaseOffer, renewOffer, requestActivation }: Told,
  { event }: Telemetry,
): Pick<Told, "cancelOffer" | "purchaseOffer" | "renewOffer" | "requestActivation"> => ({
  purchaseOffer: async (input, origin) => {
    const bought = await purchaseOffer(input, origin);
    if (bought.ok && !bought.value.replayed) {
      const { offerId, offerType } = bought.value.value;
      event("OfferPurchased", { offerId, offerType });
    }
    return bought;
  },
  renewOffer: async (input, origin) => {
    const renewed = await renewOffer(input, origin);
    if (renewed.ok && !renewed.value.replayed) {
      const { offerId, offerType } = renewed.value.value;
      event("OfferRenewed", { offerId, offerType, newIds: input.issueNewIds });
    }
    return renewed;
  },
  cancelOffer: async (input, origin) => {
    const cancelled = await cancelOffer(input, origin);
    if (cancelled.ok) {
      const { offerId, offerType } = cancelled.value;
      event("OfferCancelled", { offerId, offerType });
    }
    return cancelled;
  },
  requestActivation: async (input, origin) => {
    const requested = await requestActivation(input, origin);
    const { kind, offerId } = input;
    if (requested.ok) event("ActivationRequested", { offerId, kind });
    return requested;
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

/** The use cases as they are, with what came of them told. */
export const observedUseCases = (useCases: UseCases, telemetry: Telemetry): UseCases => ({
  ...useCases,
  ...commerce(useCases, telemetry),
  ...atPortals(useCases, telemetry),
});
