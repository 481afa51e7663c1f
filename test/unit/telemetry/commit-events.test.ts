import { describe, expect, test } from "vitest";

import type { Command } from "../../../shared/application/commit/command.ts";
import {
  completeActivation,
  failActivation,
  issueCredentials,
  requestActivation,
} from "../../../shared/domain/activation.ts";
import { cancel } from "../../../shared/domain/cancellation.ts";
import { unchanged } from "../../../shared/domain/change.ts";
import type { Change } from "../../../shared/domain/change.ts";
import type { Contract } from "../../../shared/domain/contract.ts";
import {
  aCause,
  aContract,
  aRenewal,
  cloud as kind,
  valueOf,
  noon,
} from "../../support/builders.ts";
import { takeBackRenewal } from "../../../shared/domain/reversal.ts";
import { closedTerm } from "../../../shared/domain/terms.ts";
import { aWorld, offerId } from "../commit/support.ts";
import { recorder } from "../../support/recorder.ts";

const portal = "AzurePortal";
const consumed = ["IncidentConsumed", { offerId, kind, portal }];

/** A recorder of business events, without the metrics of each transaction. */
function aRecord() {
  const { reported, telemetry } = recorder();
  return {
    telemetry,
    facts: () => reported.filter(([name]) => !String(name).startsWith("benefits.commit.")),
  };
}

describe("a committed transaction reports", () => {
  test("a consume once, even if the request is repeated, and its refund", async () => {
    const { start } = await aWorld();
    const { facts, telemetry } = aRecord();
    const { close, consume } = start({}, { telemetry });

    await consume("i1");
    await consume("i1");
    await close("i1", { resolution: "Duplicate", refundDecision: null });

    expect(facts()).toEqual([
      consumed,
      ["benefits.consumes", 1, { kind, portal }],
      ["IncidentSettled", { offerId, kind, resolution: "Duplicate", refund: "Applied" }],
      ["benefits.refunds", 1, { kind }],
    ]);
  });

  test.each(["lost-after", "lost-before", "not-sent", "twice"] as const)(
    "a consume once when its transaction is %s",
    async (fault) => {
      const { start, store } = await aWorld();
      const { facts, telemetry } = aRecord();
      store.faults.push(fault);
      await start({}, { telemetry }).consume("i1");
      expect(facts().filter(([name]) => name === "IncidentConsumed")).toEqual([consumed]);
    },
  );

  test("no refused consume, and no transaction that met a conflict", async () => {
    const { start } = await aWorld(aContract({ offerId, offerType: "CORE" }));
    const { facts, telemetry } = aRecord();
    const one = start({}, { telemetry });
    const other = start({}, { telemetry });

    await Promise.all([one.consume("a"), other.consume("b"), one.consume("c"), other.consume("d")]);

    expect(facts().filter(([name]) => name === "IncidentConsumed")).toHaveLength(2);
  });

  test("a closed term, whichever command closed it", async () => {
    const world = await aWorld({ ...aContract({ offerId }), renewal: aRenewal("2026-08-15") });
    const { facts, telemetry } = aRecord();
    world.now = new Date(noon("2026-10-01"));

    await world.start({}, { telemetry }).consume("i1");

    expect(facts()).toContainEqual(["TermRolledOver", { offerId, term: 1 }]);
  });
});

/** Writes the change; the same contract is nothing to write. */
const changing = (decide: (contract: Contract, at: string) => Change): Command<void> => ({
  prefetch: [],
  whenMissing: () => undefined,
  decide: ({ contract, now }) => {
    const change = decide(contract, now.toISOString());
    return change.contract === contract
      ? { kind: "answer", answer: undefined }
      : { kind: "write", change, rows: [], answer: undefined };
  },
});

const pair = { version: 0, keyId: "k1", ciphertext: "sealed", issuedAt: noon("2025-10-01") };

const firstTerm = closedTerm(aContract({ offerId, active: [] }));

/** The steps of an activation, by name, each as its workflow writes it. */
const steps = {
  request: changing((contract, at) =>
    unchanged(
      valueOf(
        requestActivation(
          contract,
          { kind, requestedAt: at, distributionId: null },
          at.slice(0, 10),
        ),
      ),
    ),
  ),
  issue: changing((contract) => unchanged(issueCredentials(contract, pair))),
  complete: changing((contract, at) => unchanged(completeActivation(contract, kind, at))),
  fail: changing((contract, at) => unchanged(failActivation(contract, kind, at))),
  renew: changing((contract) =>
    unchanged({ ...contract, renewal: aRenewal("2026-09-01", { issueNewIds: true }) }),
  ),
  /** Moves the clock to the day on which the renewal takes effect; the next write opens its term. */
  nextTerm: null,
  /** Takes back the renewal of the second term. */
  takeBack: changing((contract, at) => {
    const before = contract.term.number === 2 ? firstTerm : null;
    const taken = valueOf(takeBackRenewal(contract, before, 2, at.slice(0, 10), aCause({ at })));
    if (!taken) return unchanged(contract);
    const { closed, contract: after, entries } = taken;
    return { contract: after, entries, closed: closed ? [closed] : [] };
  }),
  cancel: changing((contract, at) => valueOf(cancel(contract, at.slice(0, 10), aCause()))),
};

describe("of an activation, committed transactions report", () => {
  const requested = ["ActivationRequested", { offerId, kind }];
  const completed = ["ActivationCompleted", { offerId, kind }];
  const ended = (outcome: string) => ["ActivationFailed", { offerId, kind, outcome }];
  const cancelled = ["OfferCancelled", { offerId, offerType: "SPD_SERVICES" }];

  test.each<[string, (keyof typeof steps)[], unknown[][]]>([
    [
      "its start and its end once each, however often it is requested and its steps are repeated",
      ["request", "request", "issue", "issue", "complete", "complete", "request"],
      [requested, completed],
    ],
    [
      "that it was given up, and that it is requested again",
      ["request", "fail", "fail", "request", "issue", "complete"],
      [requested, ended("GivenUp"), requested, completed],
    ],
    [
      "that it is obsolete when new IDs come, and the request for the new ones",
      ["request", "renew", "nextTerm", "request"],
      [requested, ["TermRolledOver", { offerId, term: 1 }], ended("Obsolete"), requested],
    ],
    [
      "a renewal that is taken back, and not the activation that it gives back",
      ["request", "issue", "complete", "renew", "nextTerm", "request", "takeBack", "takeBack"],
      [
        requested,
        completed,
        ["TermRolledOver", { offerId, term: 1 }],
        requested,
        ["RenewalTakenBack", { offerId, offerType: "SPD_SERVICES" }],
        ended("Obsolete"),
      ],
    ],
    [
      "that it is obsolete after a cancellation, and the cancellation once",
      ["request", "cancel", "cancel", "fail"],
      [requested, cancelled, ended("Obsolete")],
    ],
  ])("%s", async (_what, path, facts) => {
    const world = await aWorld(aContract({ offerId, active: [] }));
    world.now = new Date(noon("2025-09-02"));
    const record = aRecord();
    const { committer } = world.start({}, { telemetry: record.telemetry });
    for (const step of path) {
      const command = steps[step];
      if (command) await committer.submit(offerId, command);
      else world.now = new Date(noon("2026-09-01"));
    }
    expect(record.facts()).toEqual(facts);
  });
});
