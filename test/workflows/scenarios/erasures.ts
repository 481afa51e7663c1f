import { eraseName } from "../../../functions/durable/names.ts";
import { eraseSteps } from "../../../functions/durable/erase.steps.ts";
import { activitiesOf } from "../../../functions/durable/step.ts";
import type { StepBodies } from "../../../functions/durable/step.ts";
import { noneErased } from "../../../shared/application/workflows/erase/erased-counts.ts";
import { after, fault, inTurn } from "./scenario.ts";
import type { Scenario } from "./scenario.ts";

type Bodies = StepBodies<typeof eraseSteps>;

const offers = (count: number) => ({
  offerIds: Array.from({ length: count }, (_, index) => `offer-${index}`),
});
const one = { found: { ...noneErased, incidents: 1 }, offerIds: ["offer-0"] };
const none = { found: noneErased, offerIds: [] };

function erasure(scenario: string, changed: Partial<Bodies> = {}): Scenario {
  const bodies: Bodies = {
    listOffersToErase: inTurn(offers(1), offers(1)),
    findInOffers: inTurn(one, none),
    eraseInOffers: async () => undefined,
    findElsewhere: async () => noneErased,
    eraseElsewhere: async () => undefined,
    recordErasure: async () => undefined,
    ...changed,
  };
  return {
    orchestrator: eraseName,
    scenario,
    activities: activitiesOf(eraseSteps, async () => bodies),
    input: { erasureId: "erasure-1" },
  };
}

export const erasures: readonly Scenario[] = [
  // The first pass erases something, so a second one looks again.
  erasure("main"),
  erasure("nothing-found", { findInOffers: async () => none }),
  erasure("two-pages", {
    listOffersToErase: inTurn(offers(200), offers(3)),
    findInOffers: async () => none,
  }),
  // New data keep coming: it stops after some passes.
  erasure("never-clean", {
    listOffersToErase: async () => offers(1),
    findInOffers: async () => one,
  }),
  erasure("failed", { listOffersToErase: fault }),
  erasure("elsewhere", {
    findInOffers: async () => none,
    findElsewhere: inTurn({ ...noneErased, contacts: 1 }, noneErased),
  }),
  erasure("retried", { eraseInOffers: after(2, async () => undefined) }),
];
