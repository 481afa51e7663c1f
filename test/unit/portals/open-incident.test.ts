import { expect, test } from "vitest";

import { processRuntime } from "../../../shared/adapters/runtime/process-runtime.ts";
import { makeCommitter } from "../../../shared/application/commit/committer.ts";
import { defaultWriterLimits } from "../../../shared/application/commit/writer-deps.ts";
import type { Deps } from "../../../shared/application/deps.ts";
import { NotSent, OutcomeUnknown } from "../../../shared/application/errors.ts";
import { accountKeyOf } from "../../../shared/application/ids.ts";
import { linkKey } from "../../../shared/application/ports/contract-rows.ts";
import { noopTelemetry } from "../../../shared/application/ports/telemetry.ts";
import {
  makeOpenIncident,
  makeTryIncident,
} from "../../../shared/application/portals/open-incident.ts";
import { products } from "../../../shared/catalogue/products.ts";
import { failActivation, requestActivation } from "../../../shared/domain/activation.ts";
import type { Contract } from "../../../shared/domain/contract.ts";
import type { PlanLink } from "../../../shared/domain/link.ts";
import { defaultNotices } from "../../../shared/domain/notice.ts";
import { accept } from "../../../shared/domain/result.ts";
import { defaultRules } from "../../../shared/domain/rules.ts";
import {
  aContract,
  aLink,
  aPurchaseChange,
  aRequest,
  cloud,
  valueOf,
  noon,
  onPremises,
} from "../../support/builders.ts";
import { atAzurePortal } from "../../support/callers.ts";
import { MemoryContractStore } from "../../support/memory-contract-store.ts";

/** The committed incident that used up the plan. */
const last = { plan: { planId: "offer-1", kind: cloud, granted: 50, used: 50 }, term: 1 };

test("an opened incident is never denied because its notice could not be scheduled", async () => {
  const deps = {
    catalogue: products,
    clock: { now: () => new Date(noon("2025-10-01")) },
    committer: { submit: async () => accept({ value: last, replayed: false }) },
    notices: defaultNotices,
    rules: defaultRules,
    schedule: { add: () => Promise.reject(new NotSent("refused")) },
  } as unknown as Deps;
  const openIncident = makeOpenIncident(deps);

  const opening = openIncident({ ...aRequest(), idempotencyKey: "k" }, atAzurePortal);

  await expect(opening).rejects.toThrow(OutcomeUnknown);
});

const asked = { kind: cloud, requestedAt: noon("2025-09-02"), distributionId: null } as const;
const activating = valueOf(
  requestActivation(aContract({ active: [onPremises] }), asked, "2025-09-02"),
);

/** A contract in memory, and how an account with this link opens an incident or tries to. */
async function aWorld(contract: Contract, link: PlanLink | null) {
  const contracts = new MemoryContractStore();
  const { offerId } = contract;
  const { entries } = aPurchaseChange();
  await contracts.commit({ offerId, commitId: "c", contract, expected: null, rows: [], entries });
  const key = linkKey(accountKeyOf(aLink().account));
  if (link) await contracts.writeLink(offerId, key, { type: "link", link }, null);
  const clock = { now: () => new Date(noon("2025-10-01")) };
  const committer = makeCommitter({
    ...{ store: contracts, clock, rules: defaultRules, limits: defaultWriterLimits },
    ...{ telemetry: noopTelemetry, ...processRuntime },
  });
  const accounts = { listContracts: async () => [offerId] };
  const telemetry = noopTelemetry;
  const others = { accounts, catalogue: products, rules: defaultRules, telemetry };
  const deps = { ...(others as unknown as Deps), ...{ clock, committer, contracts } };
  return {
    contracts,
    open: () => makeOpenIncident(deps)({ ...aRequest(), idempotencyKey: "k" }, atAzurePortal),
    dryRun: () => makeTryIncident(deps)(aRequest(), atAzurePortal),
  };
}

test.each([
  ["runs", activating],
  ["has failed", failActivation(activating, cloud, noon("2025-09-02"))],
])(
  "a line whose activation %s is not consumed, and nothing is written",
  async (_what, contract) => {
    const { contracts, open } = await aWorld(contract, aLink());
    const { offerId } = contract;

    expect(await open()).toMatchObject({ ok: false, refusal: { code: "BENEFIT_NOT_ACTIVATED" } });

    expect((await contracts.readHead(offerId))?.contract).toEqual(contract);
    expect(contracts.entries(offerId)).toEqual(aPurchaseChange().entries);
  },
);

test.each([
  ["never linked the plan", null],
  ["linked the pair before", { ...aLink(), credentialVersion: -1 }],
])("a refusal shows no count of the plan to an account that %s", async (_who, link) => {
  const { dryRun, open } = await aWorld(aContract({ active: [cloud] }), link);
  for (const answer of [await open(), await dryRun()]) {
    expect(answer).toMatchObject({ ok: false, refusal: { code: "PLAN_NOT_LINKED" } });
    expect(answer).not.toHaveProperty("refusal.plan");
    expect(JSON.stringify(answer)).not.toMatch(/granted|remaining/);
  }
});
