import { describe, expect, test } from "vitest";

import type { Deps } from "../../../shared/application/deps.ts";
import { makeCommitter } from "../../../shared/application/commit/committer.ts";
import { Busy, OutcomeUnknown, Unavailable } from "../../../shared/application/errors.ts";
import { noopTelemetry } from "../../../shared/application/ports/telemetry.ts";
import { makeRequestActivation } from "../../../shared/application/partner/request-activation.ts";
import { activationIdOf, failActivation, isInstanceOf } from "../../../shared/domain/activation.ts";
import { unchanged } from "../../../shared/domain/change.ts";
import type { Contract } from "../../../shared/domain/contract.ts";
import { defaultRules } from "../../../shared/domain/rules.ts";
import { aContract, cloud, contosoTenant, noon, theLine } from "../../support/builders.ts";
import { MemoryContractStore } from "../../support/memory-contract-store.ts";
import { MemoryDistributionStore } from "../../support/memory-distribution-store.ts";
import { MemoryMailQuota } from "../../support/memory-mail-quota.ts";
import { admin } from "../../support/callers.ts";

/** Asking for an activation on stores in memory; what is started and kept for later is written down. */
async function aWorld(contract: Contract, mailsPerDay = 500) {
  const { offerId } = contract;
  const contracts = new MemoryContractStore();
  const { entries } = unchanged(contract);
  await contracts.commit({ offerId, commitId: "c", contract, expected: null, rows: [], entries });
  const clock = { now: () => new Date(noon("2025-09-03")) };
  const limits = { rowsMax: 99, pendingMax: 10, linksMax: 10, timeoutMs: 1_000 };
  let elapsed = 0;
  const committer = makeCommitter(
    {
      ...{ store: contracts, clock, rules: defaultRules, limits },
      elapsedMs: () => (elapsed += 1),
      pause: async () => undefined,
      nextTurn: async () => undefined,
      random: () => 0.5,
      telemetry: noopTelemetry,
      newCommitId: () => `commit-${elapsed}`,
    },
    10,
  );
  const started: string[] = [];
  const kept: (string | undefined)[] = [];
  /** What somebody else does to the contract before it is written. */
  const meanwhile: ((before: Contract) => Contract)[] = [];
  const change = (to: (before: Contract) => Contract): Promise<void> =>
    committer.submit(offerId, {
      prefetch: [],
      whenMissing: () => undefined,
      decide: ({ contract: before }) => ({
        ...{ kind: "write", rows: [], answer: undefined },
        change: unchanged(to(before)),
      }),
    });
  const distributions = new MemoryDistributionStore();
  const partner = { partnerId: "contoso", tenantId: contosoTenant, furtherTenantIds: [] };
  const deps = {
    ...{ clock, committer, contracts, rules: defaultRules },
    distributions,
    mailQuota: new MemoryMailQuota(mailsPerDay),
    realNowMs: () => Date.parse("2026-01-05T12:00:00.000Z"),
    partners: {
      read: async () => ({ value: partner, etag: "1" }),
      readMembership: async () => null,
    },
    schedule: {
      add: async (_day: string, { subject }: { subject?: string }) => {
        kept.push(subject);
        const to = meanwhile.shift();
        if (to) await change(to);
      },
    },
    workflows: {
      activate: async (work: { activationId: string }) => started.push(work.activationId),
      distribute: async (work: { distributionId: string }, run: string) =>
        started.push(`${work.distributionId} for ${run}`),
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
  return { ask, change, contracts, distributions, kept, meanwhile, started };
}

describe("a repeated request after an activation", () => {
  const contract = aContract();
  const activationId = activationIdOf(contract, cloud);

  test("starts a run for recipients who are new, and is kept for the sweep should that be lost", async () => {
    const { ask, kept, started } = await aWorld(contract);
    const answer = await ask("late@fabrikam.com");
    expect(answer).toMatchObject({
      ok: true,
      value: { activationId, state: "Active", distribution: { total: 1, sent: 0 } },
    });
    expect(started).toEqual([expect.stringMatching(/^\w{20} for \w{20}$/)]);
    expect(kept).toEqual([activationId]);
  });

  test("starts a run of its own for others: the one before may not look for mails any more", async () => {
    const { ask, started } = await aWorld(contract);
    const [early, late] = ["early@fabrikam.com", "late@fabrikam.com"];
    for (const emails of [[early], [early, late], [late, early.toUpperCase()]])
      await ask(...emails);
    const [first, second, same] = started;
    expect(second).not.toBe(first);
    expect(same).toBe(second);
  });

  test("does not claim that no mail was sent when one may have been", async () => {
    const { ask, distributions } = await aWorld(contract);
    const away = () => Promise.reject(new Unavailable("storage is away"));
    const add = distributions.add.bind(distributions);
    distributions.add = away;
    await expect(ask("early@fabrikam.com")).rejects.toThrow(Unavailable);
    distributions.add = add;
    await ask("early@fabrikam.com");
    distributions.add = away;
    await expect(ask("late@fabrikam.com")).rejects.toThrow(OutcomeUnknown);
  });

  test("names new recipients only within the partner's day, and those who have their mail at any time", async () => {
    const { ask, distributions, kept } = await aWorld(contract, 2);
    await ask("one@fabrikam.com", "two@fabrikam.com");
    const before = [...kept];

    expect(await ask("two@fabrikam.com", "three@fabrikam.com")).toMatchObject({
      refusal: { code: "MAIL_QUOTA_EXCEEDED", retryAfterSeconds: 43_200 },
    });

    expect(kept).toEqual(before);
    const [distribution] = await distributions.list(contract.offerId);
    const { distributionId } = distribution ?? { distributionId: "" };
    expect(await distributions.readMails(contract.offerId, distributionId)).toHaveLength(2);
    expect(await ask("two@fabrikam.com")).toMatchObject({ ok: true });
  });

  test("without recipients starts nothing and leaves nothing to do", async () => {
    const { ask, kept, started } = await aWorld(contract);
    expect(await ask()).toMatchObject({ ok: true, value: { activationId, distribution: null } });
    expect([started, kept]).toEqual([[], []]);
  });
});

describe("an activation", () => {
  const contract = aContract({ active: [] });
  const { offerId } = contract;
  const first = activationIdOf(contract, cloud);
  const fails = (before: Contract) => failActivation(before, cloud, noon("2025-09-03"));

  test("that failed is restarted as a separate run, which the failed run cannot end", async () => {
    const { ask, change, contracts, kept, started } = await aWorld(contract);
    await ask();
    await change(fails);
    expect(await ask()).toMatchObject({
      value: { activationId: first, state: "Activating" },
    });
    expect(started).toEqual([first, `${first}-2`]);
    expect(kept).toEqual(started);

    const after = (await contracts.readHead(offerId))?.contract ?? contract;
    expect(isInstanceOf(theLine(after, cloud), first)).toBe(false);
    expect(isInstanceOf(theLine(after, cloud), `${first}-2`)).toBe(true);
  });

  test("that the IDs' replacement overtakes is that of the new IDs, with the mails and the run of those", async () => {
    const { ask, contracts, distributions, kept, meanwhile, started } = await aWorld(contract);
    meanwhile.push((before) => ({ ...before, credentialVersion: 1 }));

    await ask("technician1@fabrikam.com");

    const after = (await contracts.readHead(offerId))?.contract ?? contract;
    const { activation } = theLine(after, cloud);
    const second = activationIdOf(after, cloud);
    expect(activation).toMatchObject({ activationId: second, state: "Activating" });
    expect([started, kept]).toEqual([[second], [first, second]]);
    const { distributionId } = activation as { distributionId: string };
    expect(await distributions.read(offerId, distributionId)).toMatchObject({
      credentialVersion: 1,
    });
    expect(await distributions.readMails(offerId, distributionId)).toHaveLength(1);
  });

  test("that loses every race is given up, and no workflow is started", async () => {
    const { ask, contracts, meanwhile, started } = await aWorld(contract);
    const next = (before: Contract) => ({
      ...before,
      credentialVersion: before.credentialVersion + 1,
    });
    meanwhile.push(next, next, next, next);

    await expect(ask()).rejects.toThrow(Busy);

    expect(started).toEqual([]);
    const head = await contracts.readHead(offerId);
    expect(head?.contract.lines[0]?.activation.state).toBe("NotActivated");
  });
});
