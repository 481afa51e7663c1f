import { describe, expect, test } from "vitest";

import {
  aReadyPlan,
  azure,
  close,
  cloud,
  consumed,
  consumeMany,
  decide,
  incident,
  itIs,
  lineNow,
  onPremises,
  powerPlatform,
  refused,
  renewed,
  servicesHub,
  statementOf,
} from "../../support/people.ts";
import { api } from "../../support/environment.ts";

describe("refunds", () => {
  test("S52 closing a duplicate and a bug refunds each once, with a ledger entry", async () => {
    const { account, offer, partner } = await aReadyPlan();
    const body = incident(offer, account);
    await consumeMany(azure, body, 3);
    const [r1, r2] = [await consumed(azure, body), await consumed(azure, body)];
    expect(r2).toMatchObject({ plan: { remaining: 45 } });

    const first = await close(azure, r1, "Duplicate");
    expect(first).toMatchObject({
      status: 200,
      body: {
        state: "Refunded",
        resolution: "Duplicate",
        refund: { state: "Applied" },
        plan: { remaining: 46 },
      },
    });
    expect(await close(azure, r2, "Bug")).toMatchObject({ body: { plan: { remaining: 47 } } });

    expect((await close(azure, r1, "Duplicate")).body).toMatchObject({
      state: "Refunded",
      plan: { remaining: 47 },
    });
    expect(await close(azure, r1, "Bug")).toMatchObject(refused(409, "INCIDENT_ALREADY_CLOSED"));
    expect(await decide(azure, r1, "Approved")).toMatchObject(
      refused(409, "REFUND_ALREADY_APPLIED"),
    );
    const { entries, valid } = await statementOf(partner, offer);
    expect(valid).toBe(true);
    expect(
      entries
        .filter(({ type }) => type === "Refund")
        .map(({ delta, incidentId }) => [delta, incidentId]),
    ).toEqual([
      [1, r1.incidentId],
      [1, r2.incidentId],
    ]);
  });

  test("S56 on-premises requests are not refunded by decision, and an approval in the closure leaves the incident open", async () => {
    const { account, offer } = await aReadyPlan({ kinds: [onPremises], linkedIn: servicesHub });
    const r7 = await consumed(servicesHub, incident(offer, account, {}, onPremises));
    const r8 = await consumed(
      servicesHub,
      incident(offer, account, { requestType: "Subscription" }, onPremises),
    );

    expect(await close(servicesHub, r7, "Resolved")).toMatchObject({
      status: 200,
      body: { state: "Closed", refund: { state: "NotEligible" }, plan: { remaining: 18 } },
    });
    expect(await close(servicesHub, r8, "Resolved", { refundDecision: "Approved" })).toMatchObject(
      refused(409, "REFUND_NOT_ELIGIBLE", { plan: { remaining: 18 } }),
    );
    expect(await api("GET", `/api/incidents/${r8.incidentId}`, { as: servicesHub })).toMatchObject({
      body: { state: "Open", resolution: null },
    });
    expect(await close(servicesHub, r8, "Resolved")).toMatchObject({ body: { state: "Closed" } });
    expect(await lineNow(offer, onPremises)).toMatchObject({ remaining: 18 });
  });

  test.each(["Billing", "Quota", "Subscription"])(
    "a closed %s request on cloud support waits for a decision and is refunded when approved",
    async (requestType) => {
      const { account, offer } = await aReadyPlan();
      const opened = await consumed(azure, incident(offer, account, { requestType }));
      expect(await decide(azure, opened, "Approved")).toMatchObject(
        refused(409, "REFUND_NOT_CLOSED"),
      );
      expect(await close(azure, opened, "Resolved")).toMatchObject({
        body: {
          state: "RefundReview",
          refund: { state: "PendingReview" },
          plan: { remaining: 49 },
        },
      });

      expect(await decide(azure, opened, "Approved")).toMatchObject({
        status: 200,
        body: { state: "Refunded", refund: { state: "Applied" }, plan: { remaining: 50 } },
      });
      expect(await decide(azure, opened, "Approved")).toMatchObject(
        refused(409, "REFUND_ALREADY_APPLIED"),
      );
      expect(await lineNow(offer, cloud)).toMatchObject({ remaining: 50, used: 0 });
    },
  );

  test("a denial is final, whether it comes with the closure or after it", async () => {
    const { account, offer } = await aReadyPlan();
    const billing = incident(offer, account, { requestType: "Billing" });
    const [one, two] = [await consumed(azure, billing), await consumed(azure, billing)];
    expect(await close(azure, one, "Resolved", { refundDecision: "Denied" })).toMatchObject({
      body: { state: "RefundDenied", refund: { state: "Denied" }, plan: { remaining: 48 } },
    });
    await close(azure, two, "Withdrawn");
    expect(await decide(azure, two, "Denied")).toMatchObject({ body: { state: "RefundDenied" } });

    for (const each of [one, two]) {
      expect(await decide(azure, each, "Approved")).toMatchObject(
        refused(409, "REFUND_NOT_ELIGIBLE"),
      );
    }
  });

  test("a technical request that is resolved or withdrawn is not refunded", async () => {
    const { account, offer } = await aReadyPlan();
    for (const resolution of ["Resolved", "Withdrawn"]) {
      const opened = await consumed(azure, incident(offer, account));
      expect(await close(azure, opened, resolution)).toMatchObject({
        body: { state: "Closed", refund: { state: "NotEligible" } },
      });
      expect(await decide(azure, opened, "Approved")).toMatchObject(
        refused(409, "REFUND_NOT_ELIGIBLE"),
      );
    }
    expect(await lineNow(offer, cloud)).toMatchObject({ remaining: 48 });
  });

  test("a closure with an approval is refused if the request is not eligible, and otherwise refunds at once", async () => {
    const { account, offer } = await aReadyPlan();
    const technical = await consumed(azure, incident(offer, account));
    expect(await close(azure, technical, "Resolved", { refundDecision: "Approved" })).toMatchObject(
      refused(409, "REFUND_NOT_ELIGIBLE"),
    );
    expect(await close(azure, technical, "Duplicate")).toMatchObject({
      body: { state: "Refunded" },
    });
    const quota = await consumed(azure, incident(offer, account, { requestType: "Quota" }));
    expect(await close(azure, quota, "Resolved", { refundDecision: "Approved" })).toMatchObject({
      body: { state: "Refunded", plan: { remaining: 50 } },
    });
  });

  test("a refund belongs to the incident's term, also after that term has ended", async () => {
    const { account, offer, partner } = await aReadyPlan();
    const old = await consumed(azure, incident(offer, account));
    await itIs("2026-09-01");
    await renewed(offer, "2026-09-01");
    await consumed(azure, incident(offer, account));

    expect(await close(azure, old, "Bug")).toMatchObject({
      body: {
        term: 1,
        state: "Refunded",
        refund: { state: "AppliedToEndedTerm" },
        plan: { remaining: 49 },
      },
    });
    expect(await lineNow(offer, cloud)).toMatchObject({ used: 1, remaining: 49 });
    const ended = await statementOf(partner, offer, "?term=1");
    expect(ended).toMatchObject({ valid: true });
    // A refund to an ended term is forfeited at once.
    expect(ended.entries.slice(-2)).toMatchObject([
      { type: "Refund", delta: 1, incidentId: old.incidentId },
      { type: "Forfeit", delta: -1, remainingAfter: 0 },
    ]);
  });

  test("a refund after the plan's end is recorded and makes nothing usable", async () => {
    const { account, offer } = await aReadyPlan();
    const opened = await consumed(azure, incident(offer, account));
    await itIs("2026-10-05");
    expect(await close(azure, opened, "Duplicate")).toMatchObject({
      body: { state: "Refunded", refund: { state: "AppliedToEndedTerm" }, plan: { remaining: 0 } },
    });
    expect(await lineNow(offer, cloud)).toMatchObject({ state: "Expired", remaining: 0 });
  });

  test("ten concurrent closures refund an incident once, and another portal cannot close it", async () => {
    const { account, offer } = await aReadyPlan();
    const opened = await consumed(azure, incident(offer, account));
    expect(await close(powerPlatform, opened, "Bug")).toMatchObject(refused(404, "NOT_FOUND"));
    expect(await close(azure, { incidentId: "none" }, "Bug")).toMatchObject(
      refused(404, "NOT_FOUND"),
    );

    const answers = await Promise.all(
      Array.from({ length: 10 }, () => close(azure, opened, "Bug")),
    );

    expect(answers.every(({ status }) => status === 200)).toBe(true);
    expect(await lineNow(offer, cloud)).toMatchObject({ used: 0, remaining: 50 });
  });
});
