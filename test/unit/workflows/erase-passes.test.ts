import { expect, test } from "vitest";

import { erase } from "../../../functions/durable/erase.orchestrator.ts";
import { eraseSteps } from "../../../functions/durable/erase.steps.ts";
import { activitiesOf } from "../../../functions/durable/step.ts";
import { noneErased } from "../../../shared/application/workflows/erase/erased-counts.ts";
import { runOrchestrator } from "../../support/run-orchestrator.ts";

const offers = (count: number, from = 0) =>
  Array.from({ length: count }, (_, index) => `offer-${from + index}`);

test("a pass that found something on any of its pages is followed by another one", async () => {
  const listed: (string | null)[] = [];
  let isFirstFind = true;
  const activities = activitiesOf(eraseSteps, async () => ({
    listOffersToErase: async ({ after }) => {
      listed.push(after);
      return { offerIds: after === null ? offers(200) : offers(3, 200) };
    },
    findInOffers: async ({ offerIds }) => {
      const found = isFirstFind ? { ...noneErased, incidents: 1 } : noneErased;
      const dirty = isFirstFind ? offerIds.slice(0, 1) : [];
      isFirstFind = false;
      return { found, offerIds: dirty };
    },
    eraseInOffers: async () => undefined,
    findElsewhere: async () => noneErased,
    eraseElsewhere: async () => undefined,
    recordErasure: async () => undefined,
  }));
  await runOrchestrator({ orchestrator: erase, activities, input: { erasureId: "erasure-1" } });
  expect(listed).toEqual([null, "offer-199", null, "offer-199"]);
});
