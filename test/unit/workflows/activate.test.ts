import { describe, expect, test } from "vitest";

import { activateActivities } from "../../../functions/durable/activate.activities.ts";
import type { ActivationSteps } from "../../../functions/durable/activate.activities.ts";
import { activate } from "../../../functions/durable/activate.orchestrator.ts";
import { noon } from "../../support/builders.ts";
import { runOrchestrator } from "../../support/run-orchestrator.ts";

const minute = 60_000;
const startedMs = Date.parse(noon("2026-01-05"));

const input = {
  offerId: "offer",
  kind: "PartnerCloudSupport",
  activationId: "activate-offer-PartnerCloudSupport-0",
};

const steps = (changed: Partial<ActivationSteps> = {}): ActivationSteps => ({
  issue: async () => ({ proceed: true }),
  complete: async () => ({ proceed: true, distributionId: null }),
  fail: async () => ({ proceed: true }),
  ...changed,
});

const run = (changed?: Partial<ActivationSteps>, time = { nowMs: startedMs }) =>
  runOrchestrator({
    time,
    orchestrator: activate,
    activities: activateActivities(steps(changed)),
    subOrchestrators: { distribute: () => ({ total: 1, sent: 1, failed: 0 }) },
    input,
  });

describe("the activation workflow", () => {
  test("issues the pair, then makes the line Active, and says how far it is", async () => {
    const { calls, output, statuses } = await run();
    expect(calls).toEqual(["issueCredentials", "completeActivation"]);
    expect(output).toEqual({ state: "Active" });
    expect(statuses).toEqual([
      { step: "Authorised" },
      { step: "IdsIssued" },
      { step: "Completed" },
    ]);
  });

  test("tells the recipients once the line is Active, and is done when they have been told", async () => {
    const distributionId = "distribution-1";
    const { calls, output, statuses } = await run({
      complete: async () => ({ proceed: true, distributionId }),
    });
    expect(calls).toEqual(["issueCredentials", "completeActivation", "distribute"]);
    expect(output).toEqual({ state: "Active" });
    expect(statuses.slice(-2)).toEqual([{ step: "Notifying" }, { step: "Completed" }]);
  });

  test("does nothing more once the activation is not the contract's any longer", async () => {
    const { calls, output } = await run({ issue: async () => ({ proceed: false }) });
    expect(calls).toEqual(["issueCredentials"]);
    expect(output).toEqual({ state: "Obsolete" });
  });

  test.each(["issue", "complete"] as const)(
    "leaves a line that can be activated again when the step to %s fails for good",
    async (failing) => {
      const { calls, output, statuses } = await run({
        [failing]: () => Promise.reject(new Error("storage is away")),
      });
      expect(calls.at(-1)).toBe("failActivation");
      expect(output).toEqual({ state: "ActivationFailed" });
      expect(statuses.at(-1)).toEqual({ step: "Failed" });
    },
  );

  test("carries no ID, address or name through its history", async () => {
    const { output, statuses } = await run();
    expect(Object.keys(input).sort()).toEqual(["activationId", "kind", "offerId"]);
    expect(JSON.stringify([output, statuses])).not.toMatch(/@|accessId|contractId/i);
  });

  // A28, X19: it once took days; the promise is two minutes, giving up is for half an hour later.
  test.each(["issue", "complete"] as const)(
    "tries the step to %s for at least half an hour before it counts as failed, and within the hour",
    async (failing) => {
      const time = { nowMs: startedMs };
      let triedAtMs = startedMs;
      let failedAtMs = startedMs;
      await run(
        {
          [failing]: () => {
            triedAtMs = time.nowMs;
            return Promise.reject(new Error("storage is away"));
          },
          fail: async () => {
            failedAtMs = time.nowMs;
            return { proceed: true };
          },
        },
        time,
      );
      // The library waits once more after the last try, and that wait is no trying.
      expect(triedAtMs - startedMs).toBeGreaterThanOrEqual(30 * minute);
      expect(failedAtMs).toBeGreaterThanOrEqual(triedAtMs);
      expect(failedAtMs - startedMs).toBeLessThanOrEqual(60 * minute);
    },
  );
});
