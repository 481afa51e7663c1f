import { describe, expect, test } from "vitest";

import { activate } from "../../../functions/durable/activate.orchestrator.ts";
import { activateSteps } from "../../../functions/durable/activate.steps.ts";
import { activitiesOf } from "../../../functions/durable/step.ts";
import type { StepBodies } from "../../../functions/durable/step.ts";
import { noon } from "../../support/builders.ts";
import { runOrchestrator } from "../../support/run-orchestrator.ts";

const minute = 60_000;
const startedMs = Date.parse(noon("2026-01-05"));

const input = {
  offerId: "offer",
  kind: "PartnerCloudSupport",
  activationId: "activate-offer-PartnerCloudSupport-0",
};

type Bodies = StepBodies<typeof activateSteps>;

const bodies: Bodies = {
  issueCredentials: async () => ({ proceed: true }),
  completeActivation: async () => ({ proceed: true, distributionId: null }),
  failActivation: async () => ({ proceed: true }),
};

const run = (changed: Partial<Bodies> = {}, time = { nowMs: startedMs }) =>
  runOrchestrator({
    time,
    orchestrator: activate,
    activities: activitiesOf(activateSteps, async () => ({ ...bodies, ...changed })),
    subOrchestrators: { distribute: () => ({ total: 1, sent: 1, failed: 0 }) },
    input,
  });

describe("the activation workflow", () => {
  test("issues the pair, then makes the line Active", async () => {
    const { calls, output } = await run();
    expect(calls).toEqual(["issueCredentials", "completeActivation"]);
    expect(output).toEqual({ state: "Active" });
  });

  test("mails the recipients after the line is Active, and ends after their mails", async () => {
    const distributionId = "distribution-1";
    const { calls, output } = await run({
      completeActivation: async () => ({ proceed: true, distributionId }),
    });
    expect(calls).toEqual(["issueCredentials", "completeActivation", "distribute"]);
    expect(output).toEqual({ state: "Active" });
  });

  test("stops when the contract no longer has this activation", async () => {
    const { calls, output } = await run({ issueCredentials: async () => ({ proceed: false }) });
    expect(calls).toEqual(["issueCredentials"]);
    expect(output).toEqual({ state: "Obsolete" });
  });

  test.each(["issueCredentials", "completeActivation"] as const)(
    "leaves a line that can be activated again when %s fails for good",
    async (failing) => {
      const { calls, output } = await run({
        [failing]: () => Promise.reject(new Error("storage is away")),
      });
      expect(calls.at(-1)).toBe("failActivation");
      expect(output).toEqual({ state: "ActivationFailed" });
    },
  );

  test("carries no ID, address or name through its history", async () => {
    const { histories, output } = await run();
    expect(Object.keys(input).sort()).toEqual(["activationId", "kind", "offerId"]);
    expect(JSON.stringify([output, histories])).not.toMatch(/@|accessId|contractId/i);
  });

  // A28, X19: it once took days; the promise is two minutes, giving up is for half an hour later.
  test.each(["issueCredentials", "completeActivation"] as const)(
    "retries %s for at least half an hour, and gives up within the hour",
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
          failActivation: async () => {
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
