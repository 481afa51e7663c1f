import { describe, expect, test } from "vitest";

import { makeKeyVault } from "../../../shared/adapters/crypto/key-vault.ts";
import { makeLinkPlan } from "../../../shared/application/portals/link-plan.ts";
import type { Deps } from "../../../shared/application/deps.ts";
import type { Stored } from "../../../shared/application/ports/stores.ts";
import { noopTelemetry } from "../../../shared/application/ports/telemetry.ts";
import { unchanged } from "../../../shared/domain/change.ts";
import type { Contract } from "../../../shared/domain/contract.ts";
import { defaultRules } from "../../../shared/domain/rules.ts";
import { aContract, noon } from "../../support/builders.ts";
import { MemoryContractStore } from "../../support/memory-contract-store.ts";
import { atAzurePortal } from "../../support/callers.ts";

const vault = makeKeyVault({
  encryption: new Map([["k1", Buffer.alloc(32, 1)]]),
  current: "k1",
  hash: Buffer.alloc(32, 2),
});
const pair = vault.newPair();

type Failures = Map<string, Stored<readonly number[]>>;

/**
 * A portal's linking on stores in memory, each call of which is one request to storage. `meanwhile` is
 * what others do while a pair is compared.
 */
async function aWorld(meanwhile: (failures: Failures) => void = () => undefined, time = { ms: 0 }) {
  const opened = aContract();
  const { offerId } = opened;
  const sealed = vault.seal(pair, { offerId, version: 0, issuedAt: noon("2025-09-01") });
  const contract: Contract = { ...opened, credentials: sealed };
  const contracts = new MemoryContractStore();
  const { entries } = unchanged(contract);
  await contracts.commit({ offerId, commitId: "c", contract, expected: null, rows: [], entries });

  const requests: string[] = [];
  const failures: Failures = new Map();
  const attempts: Deps["attempts"] = {
    removeOld: async () => undefined,
    read: async (key) => {
      requests.push("read attempts");
      return failures.get(key) ?? null;
    },
    write: async (key, value, expected) => {
      requests.push("write attempts");
      if ((failures.get(key)?.etag ?? null) !== expected) return false;
      failures.set(key, { value, etag: `${value.length}` });
      return true;
    },
  };
  const credentials: Deps["credentials"] = {
    add: async () => true,
    find: async (hash) => {
      requests.push("read index");
      return hash === vault.accessIdHash(pair.accessId) ? { offerId, sealed } : null;
    },
    readOwner: async () => null,
    replace: async () => false,
  };
  const compared: boolean[] = [];
  const deps = {
    ...{ attempts, contracts, credentials, rules: defaultRules },
    clock: { now: () => new Date(noon("2025-09-03")) },
    realNowMs: () => time.ms,
    vault: {
      ...vault,
      matches: (...typed: Parameters<typeof vault.matches>) => {
        compared.push(true);
        meanwhile(failures);
        return vault.matches(...typed);
      },
    },
    accounts: { addContract: async () => undefined } as Partial<
      Deps["accounts"]
    > as Deps["accounts"],
    partners: {} as Deps["partners"],
    schedule: {} as Deps["schedule"],
    telemetry: noopTelemetry,
  };
  const linkPlan = makeLinkPlan(deps);
  /** What the guess is answered, and what it costs. */
  return async (accessId: string, contractId: string, who = "guesser") => {
    requests.length = 0;
    compared.length = 0;
    contracts.reads = 0;
    const account = { id: who, type: "Entra" } as const;
    const answer = await linkPlan({ account, accessId, contractId }, atAzurePortal);
    return {
      answer,
      costs: { requests: [...requests], reads: contracts.reads, compared: compared.length },
    };
  };
}

describe("guessing a pair", () => {
  test("is answered alike, by as many requests to storage, whichever value was wrong", async () => {
    const guess = await aWorld();
    const unknownAccessId = await guess("0000-0000-000", pair.contractId);
    const wrongContractId = await guess(pair.accessId, "0000-0000-0000-0000-0");
    const nothingRight = await guess("0", "0");

    expect(unknownAccessId.answer).toMatchObject({
      ok: false,
      refusal: { code: "INVALID_CREDENTIALS" },
    });
    expect(wrongContractId).toEqual(unknownAccessId);
    expect(nothingRight).toEqual(unknownAccessId);
    expect(unknownAccessId.costs).toMatchObject({ reads: 2, compared: 1 });
  });

  test("of an account that has guessed too often is answered alike too, right or wrong", async () => {
    const guess = await aWorld();
    for (let n = 0; n < 10; n += 1) await guess(`${n}`, "0000");

    const right = await guess(pair.accessId, pair.contractId);
    const wrong = await guess("0000-0000-000", "0000");

    expect(right.answer).toMatchObject({ ok: false, refusal: { code: "TOO_MANY_ATTEMPTS" } });
    expect(wrong).toEqual(right);
    // Not even looked at, so that nothing of it can show.
    expect(right.costs.compared).toBe(0);
  });

  test("ten times is too often, and the refusal says so", async () => {
    const guess = await aWorld();
    for (let n = 0; n < 10; n += 1) {
      expect((await guess(pair.accessId, "0000")).answer).toMatchObject({
        refusal: { code: "INVALID_CREDENTIALS" },
      });
    }
    expect((await guess(pair.accessId, "0000")).answer).toMatchObject({
      refusal: {
        code: "TOO_MANY_ATTEMPTS",
        detail: expect.stringMatching(/^10 wrong pairs/) as string,
      },
    });
  });

  test.each([
    ["one account", "guesser", () => pair.accessId],
    ["one account, each of another Access ID", "guesser", (n: number) => `0000-0000-${n}`],
    ["one Access ID, each of another account", undefined, () => pair.accessId],
  ])("by many at once stops at the limit: %s", async (_whose, who, accessId) => {
    const time = { ms: 0 };
    const guess = await aWorld(undefined, time);
    const guessAtOnce = async () => {
      const guesses = Array.from({ length: 40 }, (_, n) =>
        guess(accessId(n), "0000", who ?? `guesser${n}`),
      );
      const answers = (await Promise.all(guesses)).map(({ answer }) => answer);
      return answers.map((answer) => (answer.ok ? "linked" : answer.refusal.code)).sort();
    };
    const tenAnswered = [
      ...Array.from({ length: 10 }, () => "INVALID_CREDENTIALS"),
      ...Array.from({ length: 30 }, () => "TOO_MANY_ATTEMPTS"),
    ];

    expect(await guessAtOnce()).toEqual(tenAnswered);
    time.ms = 14 * 60_000;
    expect(new Set(await guessAtOnce())).toEqual(new Set(["TOO_MANY_ATTEMPTS"]));
    time.ms = 15 * 60_000;
    expect(await guessAtOnce()).toEqual(tenAnswered);
  });

  test("rightly says nothing where others that came with it have used up the window", async () => {
    const tenNow = { value: Array.from({ length: 10 }, () => 0), etag: "10" };
    const guess = await aWorld((failures) => {
      for (const key of failures.keys()) failures.set(key, tenNow);
      failures.set(`access-id:${vault.accessIdHash(pair.accessId)}`, tenNow);
    });
    await guess(pair.accessId, "0000");
    expect((await guess(pair.accessId, pair.contractId)).answer).toMatchObject({
      refusal: { code: "TOO_MANY_ATTEMPTS" },
    });
  });

  test("by strangers keeps out neither a newcomer with the right pair nor a linked account", async () => {
    const guess = await aWorld();
    expect((await guess(pair.accessId, pair.contractId, "linked")).answer.ok).toBe(true);
    for (let n = 0; n < 10; n += 1) await guess(pair.accessId, "0000", `stranger${n}`);

    const tooMany = { refusal: { code: "TOO_MANY_ATTEMPTS" } };
    expect((await guess(pair.accessId, "0000", "eleventh")).answer).toMatchObject(tooMany);
    const again = await guess(pair.accessId, pair.contractId, "eleventh");
    expect(again.answer).toMatchObject(tooMany);
    expect(again.costs.compared).toBe(0);
    expect((await guess(pair.accessId, pair.contractId, "newcomer")).answer.ok).toBe(true);
    expect((await guess(pair.accessId, pair.contractId, "linked")).answer).toMatchObject({
      refusal: { code: "ALREADY_LINKED" },
    });
  });

  test("by ever new strangers is compared a hundred times in 15 minutes", async () => {
    const guess = await aWorld();
    let compared = 0;
    for (let n = 0; n < 120; n += 1) {
      compared += (await guess(pair.accessId, "0000", `stranger${n}`)).costs.compared;
    }
    expect(compared).toBe(100);
  });

  test("by a linked account counts for that account alone", async () => {
    const guess = await aWorld();
    await guess(pair.accessId, pair.contractId, "linked");
    for (let n = 0; n < 10; n += 1) await guess(pair.accessId, "0000", "linked");

    expect((await guess(pair.accessId, "0000", "linked")).answer).toMatchObject({
      refusal: { code: "TOO_MANY_ATTEMPTS" },
    });
    expect((await guess(pair.accessId, "0000", "stranger")).answer).toMatchObject({
      refusal: { code: "INVALID_CREDENTIALS" },
    });
  });

  test("without any letter or digit is refused and not counted", async () => {
    const guess = await aWorld();
    for (let n = 0; n < 12; n += 1) {
      for (const [accessId, contractId] of [
        [" - ", pair.contractId],
        [pair.accessId, "—…"],
      ] as const) {
        expect((await guess(accessId, contractId)).answer).toMatchObject({
          refusal: { code: "INVALID_CREDENTIALS" },
        });
      }
    }
    expect((await guess(pair.accessId, pair.contractId)).answer.ok).toBe(true);
  });

  test("rightly links, once the window has not been used up", async () => {
    const guess = await aWorld();
    expect((await guess(pair.accessId, pair.contractId)).answer).toMatchObject({ ok: true });
  });
});
