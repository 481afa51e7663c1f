import { describe, expect, test } from "vitest";

import { replacementKey } from "../../../shared/application/ports/contract-rows.ts";
import type { Replacement } from "../../../shared/application/ports/contract-rows.ts";
import {
  makeCancelReplacedLetters,
  makeQueueReplacementLetters,
} from "../../../shared/application/workflows/replace/replaced-letters.ts";
import {
  makeFailReplacement,
  makeReplacePair,
} from "../../../shared/application/workflows/replace/replacement.ts";
import { requestReplacement } from "../../../shared/domain/replacement.ts";
import { aContract, noon, valueOf } from "../../support/builders.ts";
import { mailWorld, withPair } from "../../support/mail-world.ts";
import { aWorld, offerId } from "../commit/support.ts";

const ref = { offerId, replacementId: "r1" };
const recipients = [{ email: "technician1@contoso.example" }];

const requested: Replacement = {
  ...{ replacementId: "r1", reason: "A laptop was stolen.", recipientsKey: "-", recipients },
  ...{ at: noon("2025-10-01"), actor: "admin", requestId: "request-1", term: 1 },
  ...{ distributionId: "new-pair", state: "Replacing", finishedAt: null },
};

/** A requested replacement, on a store in memory, with a letter of the old pair that waits. */
async function aRequestedReplacement() {
  const before = withPair(aContract({ offerId }));
  const contract = valueOf(requestReplacement(before, "r1", "2025-10-01"));
  const world = await aWorld(before);
  const { committer } = world.start();
  await committer.submit(offerId, {
    prefetch: [],
    whenMissing: () => null,
    decide: () => ({
      kind: "write",
      change: { contract, entries: [], closed: [] },
      rows: [{ key: replacementKey("r1"), row: { type: "replacement", replacement: requested } }],
      answer: null,
    }),
  });
  const mails = mailWorld({ contract: before, contacts: recipients });
  await mails.queue();
  const indexed: string[] = [];
  const credentials = {
    add: async (hash: string) => {
      indexed.push(hash);
      return true;
    },
    ...{ find: unused, readOwner: unused, replace: unused },
  };
  const deps = { ...mails.deps, committer, contracts: world.store, credentials };
  const head = async () => {
    const stored = await world.store.readHead(offerId);
    if (!stored) throw new Error("no contract");
    return stored.contract;
  };
  const replacement = async () => {
    const stored = await world.store.readRow(offerId, replacementKey("r1"));
    if (stored?.row.type !== "replacement") throw new Error("no replacement");
    return stored.row.replacement;
  };
  return { before, deps, head, indexed, mails, replacement, store: world.store };
}

const unused = (): Promise<never> => Promise.reject(new Error("not used here"));

describe("a step of a replacement that runs twice", () => {
  test("stores one new pair, and issues no second one", async () => {
    const { before, deps, head, indexed } = await aRequestedReplacement();
    const step = makeReplacePair(deps);

    expect(await step(ref)).toEqual({ proceed: true });
    const once = await head();
    expect(await step(ref)).toEqual({ proceed: true });

    expect(await head()).toEqual(once);
    expect(once.credentialVersion).toBe(before.credentialVersion + 1);
    expect(once.credentials).not.toEqual(before.credentials);
    expect(indexed).toHaveLength(1);
  });

  test("at the same time stores one new pair, and both go on with it", async () => {
    const { before, deps, head } = await aRequestedReplacement();
    const step = makeReplacePair(deps);

    expect(await Promise.all([step(ref), step(ref)])).toEqual([
      { proceed: true },
      { proceed: true },
    ]);

    expect((await head()).credentialVersion).toBe(before.credentialVersion + 1);
  });

  test("queues one letter for each recipient, and keeps no address after that", async () => {
    const { deps, mails, replacement } = await aRequestedReplacement();
    await makeReplacePair(deps)(ref);
    const step = makeQueueReplacementLetters(deps);

    expect(await step(ref)).toEqual({ distributionId: "new-pair" });
    expect(await step(ref)).toEqual({ distributionId: "new-pair" });

    expect(Object.keys(await mails.mails("new-pair"))).toEqual([recipients[0]?.email]);
    expect(await replacement()).toMatchObject({ state: "Replaced", recipients: [] });
  });

  test("cancels the letters of the old pair, and not those of the new one", async () => {
    const { deps, mails } = await aRequestedReplacement();
    await makeReplacePair(deps)(ref);
    await makeQueueReplacementLetters(deps)(ref);
    const step = makeCancelReplacedLetters(deps);

    await step(ref);
    await step(ref);

    expect(Object.values(await mails.mails())).toMatchObject([{ state: "Cancelled" }]);
    expect(Object.values(await mails.mails("new-pair"))).toMatchObject([{ state: "Queued" }]);
  });

  test("fails the replacement once, and the old pair stays; a pair that is stored is not failed", async () => {
    const failed = await aRequestedReplacement();
    const step = makeFailReplacement(failed.deps);
    expect([await step(ref), await step(ref)]).toEqual([{ proceed: false }, { proceed: false }]);
    const contract = await failed.head();
    expect(contract.credentials).toEqual(failed.before.credentials);
    expect(contract.replacements.inTerm).toBe(0);

    const stored = await aRequestedReplacement();
    await makeReplacePair(stored.deps)(ref);
    expect(await makeFailReplacement(stored.deps)(ref)).toEqual({ proceed: true });
    expect(await stored.replacement()).toMatchObject({ state: "Replaced" });
  });
});
