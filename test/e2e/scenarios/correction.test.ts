import { describe, expect, test } from "vitest";

import { api, messages, until } from "../../support/environment.ts";
import {
  aPartner,
  aReadyPlan,
  azure,
  bodyOf,
  close,
  cloud,
  commerce,
  consumed,
  consumeMany,
  correct,
  decide,
  incident,
  itIs,
  lineNow,
  newKey,
  operator,
  powerPlatform,
  refused,
  renewed,
  servicesHub,
  statementOf,
  textWith,
  unique,
} from "../../support/people.ts";
import { sweep } from "../../support/run-sweep.ts";

const notAllowed = (reason: string) => refused(409, "CORRECTION_NOT_ALLOWED", { reason });

describe("corrected closures", () => {
  test("S71 a closure as Resolved that is corrected to Duplicate refunds once, with actor and reason in the statement", async () => {
    const { account, offer, partner } = await aReadyPlan();
    const body = incident(offer, account);
    await consumeMany(azure, body, 1);
    const r1 = await consumed(azure, body);
    await close(azure, r1, "Resolved");
    await itIs("2025-09-21");

    const corrected = await correct(azure, r1, "Duplicate");

    expect(corrected).toMatchObject({
      status: 200,
      body: {
        state: "Refunded",
        resolution: "Duplicate",
        refund: { state: "Applied" },
        plan: { remaining: 49 },
      },
    });
    expect((await correct(azure, r1, "Duplicate")).body).toEqual(corrected.body);
    expect(await correct(azure, r1, "Resolved")).toMatchObject(notAllowed("ALREADY_CORRECTED"));
    const { entries, valid } = await statementOf(partner, offer);
    expect(valid).toBe(true);
    expect(entries.filter(({ type }) => type === "Refund")).toMatchObject([
      {
        delta: 1,
        incidentId: r1.incidentId,
        actor: "azure-portal",
        reason: "The closure was corrected from Resolved to Duplicate.",
      },
    ]);
  });

  test("S72 a refund is never taken back, and after 30 days nothing is corrected", async () => {
    const { account, offer } = await aReadyPlan();
    const body = incident(offer, account);
    const [r1, r2] = [await consumed(azure, body), await consumed(azure, body)];
    await close(azure, r1, "Duplicate");
    await close(azure, r2, "Withdrawn");

    expect(await correct(azure, r1, "Resolved")).toMatchObject(notAllowed("ALREADY_REFUNDED"));
    await itIs("2025-10-11");
    expect(await correct(azure, r2, "Bug")).toMatchObject(notAllowed("TOO_LATE"));

    expect(await lineNow(offer, cloud)).toMatchObject({ used: 1, remaining: 49 });
    for (const [one, resolution] of [
      [r1, "Duplicate"],
      [r2, "Withdrawn"],
    ] as const) {
      expect(await api("GET", `/api/incidents/${one.incidentId}`, { as: azure })).toMatchObject({
        body: { resolution },
      });
    }
  });

  test("the 30th day after the closing still counts, and a correction without a refund counts as the one", async () => {
    const { account, offer } = await aReadyPlan();
    const body = incident(offer, account);
    const [r1, r2] = [await consumed(azure, body), await consumed(azure, body)];
    await close(azure, r1, "Resolved");
    await close(azure, r2, "Resolved");
    expect(await correct(azure, r2, "Withdrawn")).toMatchObject({
      body: { state: "Closed", resolution: "Withdrawn", plan: { remaining: 48 } },
    });
    expect(await correct(azure, r2, "Bug")).toMatchObject(notAllowed("ALREADY_CORRECTED"));

    await itIs("2025-10-01");
    expect(await correct(azure, r1, "Bug")).toMatchObject({ body: { plan: { remaining: 49 } } });
  });

  test("a request whose refund waits or was denied is refunded when its closure is corrected to Bug", async () => {
    const { account, offer } = await aReadyPlan();
    const billing = incident(offer, account, { requestType: "Billing" });
    const [waiting, denied] = [await consumed(azure, billing), await consumed(azure, billing)];
    await close(azure, waiting, "Resolved");
    await close(azure, denied, "Resolved", { refundDecision: "Denied" });

    for (const each of [waiting, denied]) {
      expect(await correct(azure, each, "Bug")).toMatchObject({
        body: { state: "Refunded", refund: { state: "Applied" } },
      });
      expect(await decide(azure, each, "Approved")).toMatchObject(
        refused(409, "REFUND_ALREADY_APPLIED"),
      );
    }
    expect(await lineNow(offer, cloud)).toMatchObject({ used: 0, remaining: 50 });
  });

  test("an open incident has no closure to correct, and only its portal or an operator corrects one", async () => {
    const { account, offer } = await aReadyPlan();
    const opened = await consumed(azure, incident(offer, account));
    expect(await correct(azure, opened, "Bug")).toMatchObject(
      refused(409, "CORRECTION_NOT_ALLOWED", { remedy: "CLOSE_INCIDENT" }),
    );
    await close(azure, opened, "Resolved");

    expect(await correct(powerPlatform, opened, "Bug")).toMatchObject(refused(404, "NOT_FOUND"));
    expect(await correct(servicesHub, opened, "Bug")).toMatchObject(
      refused(403, "ROLE_NOT_ALLOWED", { reason: "OTHER_PORTAL" }),
    );
    expect(await correct(operator, opened, "Bug")).toMatchObject({ body: { state: "Refunded" } });
  });

  test("ten concurrent corrections refund an incident once", async () => {
    const { account, offer } = await aReadyPlan();
    const opened = await consumed(azure, incident(offer, account));
    await close(azure, opened, "Resolved");

    const answers = await Promise.all(
      Array.from({ length: 10 }, () => correct(azure, opened, "Bug")),
    );

    expect(answers.every(({ status }) => status === 200)).toBe(true);
    expect(await lineNow(offer, cloud)).toMatchObject({ used: 0, remaining: 50 });
  });

  test("a correction after the renewal refunds to the incident's ended term and changes no balance", async () => {
    const { account, offer, partner } = await aReadyPlan();
    await itIs("2026-08-25");
    const old = await consumed(azure, incident(offer, account));
    await close(azure, old, "Resolved");
    await itIs("2026-09-02");
    await renewed(offer, "2026-09-02");

    expect(await correct(azure, old, "Bug")).toMatchObject({
      body: { refund: { state: "AppliedToEndedTerm" }, plan: { remaining: 50 } },
    });
    const ended = await statementOf(partner, offer, "?term=1");
    expect(ended).toMatchObject({ valid: true });
    expect(ended.entries.slice(-2)).toMatchObject([
      { type: "Refund", delta: 1, reason: "The closure was corrected from Resolved to Bug." },
      { type: "Forfeit", delta: -1, remainingAfter: 0 },
    ]);
  });

  test("a closed request of the frontline team is corrected without a refund", async () => {
    const { account } = await aReadyPlan();
    const channel = "PartnerCenterFrontline";
    const body = incident({ offerId: "none" }, account, { channel });
    const opened = await api("POST", "/api/incidents", { as: azure, headers: newKey(), body });
    const request = opened.body as { readonly incidentId: string };
    await close(azure, request, "Resolved");

    expect(await correct(azure, request, "Duplicate")).toMatchObject({
      status: 200,
      body: { state: "Closed", resolution: "Duplicate", refund: { state: "NotEligible" } },
    });
    expect(await correct(azure, request, "Bug")).toMatchObject(notAllowed("ALREADY_CORRECTED"));
  });
});

describe("refunds that wait for a decision", () => {
  interface Reviews {
    readonly items: readonly { readonly incidentId: string; readonly ageDays: number }[];
    readonly cursor: string | null;
  }
  const reviews = async (query = ""): Promise<Reviews> =>
    bodyOf(await api("GET", `/api/ops/refund-reviews${query}`, { as: operator }), 200) as Reviews;
  const all = async (): Promise<Reviews["items"]> => {
    const found: Reviews["items"][number][] = [];
    let page = await reviews("?limit=2");
    found.push(...page.items);
    while (page.cursor !== null) {
      page = await reviews(`?limit=2&cursor=${page.cursor}`);
      found.push(...page.items);
    }
    return found;
  };

  test("the partner's contacts are told once of one that has waited longer than seven days", async () => {
    await itIs("2025-09-01");
    const email = `${unique("owner")}@contoso.com`;
    const partner = await aPartner({ contacts: [{ email }] });
    const { account, offer } = await aReadyPlan({ partner });
    const waiting = await consumed(azure, incident(offer, account, { requestType: "Billing" }));
    const decided = await consumed(azure, incident(offer, account, { requestType: "Quota" }));
    for (const each of [waiting, decided]) await close(azure, each, "Resolved");
    await decide(operator, decided, "Denied");
    const told = async () =>
      (await messages(email)).filter(({ subject }) => subject.includes("Refund not decided"));
    await itIs("2025-09-08");
    await sweep();
    expect(await told()).toEqual([]);

    await itIs("2025-09-09");
    await sweep();
    await until("the contact has been told", async () => (await told()).length > 0);
    await sweep();
    expect(await told()).toMatchObject([{ text: textWith("closed on September 1, 2025") }]);
  });

  test("an operator lists them with their age, reads the incident and decides it", async () => {
    const { account, offer, partner } = await aReadyPlan();
    const of = (requestType: string) => incident(offer, account, { requestType });
    const opened = [await consumed(azure, of("Quota")), await consumed(azure, of("Billing"))];
    const technical = await consumed(azure, of("Technical"));
    for (const each of [...opened, technical]) await close(azure, each, "Resolved");
    await itIs("2025-09-11");

    const listed = (await all()).filter(({ incidentId }) =>
      [...opened, technical].some((each) => each.incidentId === incidentId),
    );
    const [first, second] = opened;
    expect(listed).toMatchObject([
      { incidentId: first?.incidentId, planId: offer.offerId, requestType: "Quota", ageDays: 10 },
      { incidentId: second?.incidentId, requestType: "Billing", ageDays: 10 },
    ]);
    for (const as of [partner.admin, azure, commerce]) {
      expect(await api("GET", "/api/ops/refund-reviews", { as })).toMatchObject({ status: 403 });
    }
    const path = `/api/incidents/${first?.incidentId}`;
    expect(await api("GET", path, { as: operator })).toMatchObject({
      status: 200,
      body: { state: "RefundReview", requestType: "Quota" },
    });
    if (first) await decide(operator, first, "Approved");
    const left = (await all()).map(({ incidentId }) => incidentId);
    expect(left).not.toContain(first?.incidentId);
    expect(left).toContain(second?.incidentId);
    expect(await lineNow(offer, cloud)).toMatchObject({ used: 2, remaining: 48 });
  });
});
