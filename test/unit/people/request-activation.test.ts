import { describe, expect, test } from "vitest";

import type { Caller } from "../../../shared/application/caller.ts";
import type { Deps } from "../../../shared/application/deps.ts";
import { makeCommitter } from "../../../shared/application/ledger/committer.ts";
import { makeRequestActivation } from "../../../shared/application/people/request-activation.ts";
import { activationIdOf } from "../../../shared/domain/activation.ts";
import { unchanged } from "../../../shared/domain/change.ts";
import type { Contract } from "../../../shared/domain/contract.ts";
import { defaultRules } from "../../../shared/domain/rules.ts";
import { aContract, cloud, contosoTenant, noon } from "../../support/builders.ts";
import { MemoryContractStore } from "../../support/memory-contract-store.ts";
import { MemoryDistributionStore } from "../../support/memory-distribution-store.ts";

const admin: Caller = {
  ...{ tenantId: contosoTenant, actor: "admin", client: "portal-spa", portal: null },
  roles: new Set(["Partner.Admin"] as const),
};

/** Asking for an activation on stores in memory; what is started and kept for later is written down. */
async function aWorld(contract: Contract) {
  const { offerId } = contract;
  const contracts = new MemoryContractStore();
  const { entries } = unchanged(contract);
  await contracts.commit({ offerId, commitId: "c", contract, expected: null, rows: [], entries });
  const clock = { now: () => new Date(noon("2025-09-03")) };
  const limits = { rowsMax: 99, waitingMax: 10, linksMax: 10, patienceMs: 1_000 };
  let elapsed = 0;
  const committer = makeCommitter(
    {
      ...{ store: contracts, clock, rules: defaultRules, limits },
      elapsedMs: () => (elapsed += 1),
      pause: async () => undefined,
      random: () => 0.5,
      newCommitId: () => `commit-${elapsed}`,
    },
    10,
  );
  const started: string[] = [];
  const kept: (string | undefined)[] = [];
  const partner = { partnerId: "contoso", tenantId: contosoTenant };
  const deps = {
    ...{ clock, committer, contracts, rules: defaultRules },
    distributions: new MemoryDistributionStore(),
    partners: {
      read: async () => ({ value: partner, etag: "1" }),
      readMembership: async () => null,
    },
    schedule: {
      add: async (_day: string, { subject }: { subject?: string }) => kept.push(subject),
    },
    workflows: {
      activate: async (work: { activationId: string }) => started.push(work.activationId),
    },
  } as unknown as Deps;
  const ask = (...emails: string[]) =>
    makeRequestActivation(deps)(
      {
        ...{ partnerId: "contoso", offerId, kind: cloud },
        recipients: emails.map((email) => ({ email })),
      },
      { caller: admin, requestId: "r" },
    );
  return { ask, kept, started };
}

describe("an activation that is over, asked for again", () => {
  const contract = aContract();
  const activationId = activationIdOf(contract, cloud);

  test("starts its workflow for recipients who are new, and is kept for the sweep should that be lost", async () => {
    const { ask, kept, started } = await aWorld(contract);
    const answer = await ask("late@fabrikam.com");
    expect(answer).toMatchObject({
      ok: true,
      value: { activationId, state: "Active", distribution: { total: 1, sent: 0 } },
    });
    expect([started, kept]).toEqual([[activationId], [activationId]]);
  });

  test("without recipients starts nothing and leaves nothing to do", async () => {
    const { ask, kept, started } = await aWorld(contract);
    expect(await ask()).toMatchObject({ ok: true, value: { activationId, distribution: null } });
    expect([started, kept]).toEqual([[], []]);
  });
});
