import { describe, expect, test } from "vitest";

import { unchanged } from "../../../shared/domain/change.ts";
import { close } from "../../../shared/domain/closure.ts";
import { planOf } from "../../../shared/domain/plan.ts";
import { needsClosedTerm } from "../../../shared/domain/refund.ts";
import type { RefundContext } from "../../../shared/domain/refund.ts";
import { defaultRules } from "../../../shared/domain/rules.ts";
import { resolve } from "../../../shared/domain/terms.ts";
import {
  aCause,
  aContract,
  anIncident,
  aRenewal,
  cloud,
  valueOf,
  noon,
  contractOn,
  theLine,
} from "../../support/builders.ts";

const bug = { resolution: "Bug", refundDecision: null } as const;

const context = (today: string, more: Partial<RefundContext> = {}): RefundContext => ({
  today,
  cause: aCause({ at: noon(today) }),
  rules: defaultRules,
  closedTerm: null,
  ...more,
});

/** An offer whose first term is over by renewal, with the record of that term. */
const rolledOver = (purchasedOn: string, opensOn: string) => {
  const used = aContract({ purchasedOn, used: { [cloud]: 7 } });
  const change = resolve({ ...used, renewal: aRenewal(opensOn) }, opensOn, defaultRules);
  const [closedTerm] = change.closed;
  if (!closedTerm) throw new Error("no closed term");
  return { contract: change.contract, closedTerm };
};

describe("a refund in the current term", () => {
  test("makes a used-up plan usable again, without a new link", () => {
    const usedUp = aContract({ used: { [cloud]: 50 } });
    const { change } = valueOf(close(unchanged(usedUp), anIncident(), bug, context("2025-10-05")));
    const where = { portal: "AzurePortal", today: "2025-10-05" } as const;
    const seen = (contract: typeof usedUp) =>
      planOf(contract, theLine(contract, cloud), where, defaultRules);

    expect(seen(usedUp)).toMatchObject({ remaining: 0, usableHere: false });
    expect(seen(change.contract)).toMatchObject({ remaining: 1, usableHere: true });
  });

  test("adds to the balance in the renewal window too", () => {
    const contract = aContract({ used: { [cloud]: 5 } });
    const settled = valueOf(close(unchanged(contract), anIncident(), bug, context("2026-10-01")));
    expect(settled.incident.refund).toBe("Applied");
    expect(theLine(settled.change.contract, cloud)).toMatchObject({ used: 4, refunded: 1 });
  });

  test("of an unlimited plan lowers what was used", () => {
    const contract = aContract({ purchasedOn: "2024-08-01", used: { [cloud]: 60 } });
    const { change } = valueOf(
      close(unchanged(contract), anIncident(), bug, context("2025-07-01")),
    );
    expect(theLine(change.contract, cloud)).toMatchObject({ used: 59, granted: null });
    expect(change.entries).toMatchObject([{ type: "Refund", delta: 1, remainingAfter: null }]);
  });
});

describe("a refund after the offer expired", () => {
  test("is booked and forfeited at once: the balance stays at zero", () => {
    const contract = contractOn(aContract({ used: { [cloud]: 5 } }), "2026-10-02");
    const settled = valueOf(close(unchanged(contract), anIncident(), bug, context("2026-10-02")));

    expect(settled.incident).toMatchObject({ state: "Refunded", refund: "AppliedToEndedTerm" });
    expect(theLine(settled.change.contract, cloud)).toMatchObject({
      granted: 50,
      used: 4,
      refunded: 1,
      forfeited: 46,
    });
    expect(
      settled.change.entries.map(({ remainingAfter, type }) => [type, remainingAfter]),
    ).toEqual([
      ["Refund", 1],
      ["Forfeit", 0],
    ]);
  });

  test("of an unlimited plan has nothing to forfeit", () => {
    const used = aContract({ purchasedOn: "2024-08-01", used: { [cloud]: 60 } });
    const contract = contractOn(used, "2025-09-01");
    const settled = valueOf(close(unchanged(contract), anIncident(), bug, context("2025-09-01")));
    expect(settled.incident.refund).toBe("AppliedToEndedTerm");
    expect(settled.change.entries.map(({ type }) => type)).toEqual(["Refund"]);
  });
});

describe("a refund to a term that a renewal ended", () => {
  test("is booked there and leaves the new term's balance alone", () => {
    const { closedTerm, contract } = rolledOver("2025-09-01", "2026-09-01");
    const settled = valueOf(
      close(unchanged(contract), anIncident(), bug, context("2026-09-05", { closedTerm })),
    );

    expect(settled.incident).toMatchObject({ refund: "AppliedToEndedTerm", term: 1 });
    expect(settled.change).toEqual(unchanged(contract));
    expect(settled.closedTerm?.lines[0]).toMatchObject({ used: 6, refunded: 1, forfeited: 44 });
    expect(settled.closedEntries).toMatchObject([
      { term: 1, type: "Refund", delta: 1, remainingAfter: 1, seq: closedTerm.chain.seq + 1 },
      { term: 1, type: "Forfeit", delta: -1, remainingAfter: 0, seq: closedTerm.chain.seq + 2 },
    ]);
  });

  test("continues the chain of that term, while the next term keeps its opening hash", () => {
    const { closedTerm, contract } = rolledOver("2025-09-01", "2026-09-01");
    const settled = valueOf(
      close(unchanged(contract), anIncident(), bug, context("2026-09-05", { closedTerm })),
    );
    expect(settled.closedTerm?.chain.hash).toBe(settled.closedEntries.at(-1)?.hash);
    expect(settled.change.contract.chain.openingHash).toBe(closedTerm.chain.hash);
  });

  test("that was unlimited has nothing to forfeit", () => {
    const { closedTerm, contract } = rolledOver("2024-08-01", "2025-08-01");
    const settled = valueOf(
      close(unchanged(contract), anIncident(), bug, context("2025-08-05", { closedTerm })),
    );
    expect(settled.closedEntries.map(({ type }) => type)).toEqual(["Refund"]);
    expect(settled.closedTerm?.lines[0]).toMatchObject({ used: 6, granted: null });
  });

  test("without the record of that term throws a fault", () => {
    const { contract } = rolledOver("2025-09-01", "2026-09-01");
    const before = unchanged(contract);
    expect(needsClosedTerm(before, anIncident())).toBe(true);
    expect(needsClosedTerm(before, anIncident({}, { term: 2 }))).toBe(false);
    expect(() => close(before, anIncident(), bug, context("2026-09-05"))).toThrow(/not recorded/);
  });
});
