import { expect, test } from "vitest";

import { activationSteps } from "../../../shared/contract/partner.ts";
import { activationView } from "../../../shared/application/partner/activation-view.ts";
import {
  completeActivation,
  failActivation,
  requestActivation,
} from "../../../shared/domain/activation.ts";
import { aContract, cloud, valueOf, noon } from "../../support/builders.ts";
import { mailWorld, withPair } from "../../support/mail-world.ts";

const at = noon("2025-10-01");
const request = { kind: cloud, requestedAt: at, distributionId: "distribution-1" } as const;
const requested = valueOf(requestActivation(aContract({ active: [] }), request, "2025-10-01"));
const issued = withPair(requested);
const active = completeActivation(issued, cloud, at);

/** The steps that an activation shows in all of its states, in their order. */
async function shownSteps(): Promise<string[]> {
  const { distributions, queue, run } = mailWorld({ contract: active });
  const stepOf = async (contract: typeof active) =>
    (await activationView({ distributions }, contract, cloud)).step;
  await queue();
  const steps = [await stepOf(requested), await stepOf(issued), await stepOf(active)];
  await run();
  return [...steps, await stepOf(active), await stepOf(failActivation(requested, cloud, at))];
}

test("an activation shows every step of the HTTP contract and no other", async () => {
  expect(await shownSteps()).toEqual([
    "Requested",
    "IdsIssued",
    "Notifying",
    "Completed",
    "Failed",
  ]);
  expect(await shownSteps()).toEqual([...activationSteps]);
});
