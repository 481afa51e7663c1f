import { describe, expect, test } from "vitest";

import { api } from "../../support/environment.ts";
import {
  anAccount,
  aReadyPlan,
  azure,
  bodyOf,
  cloud,
  consume,
  incidentsOf,
  lineNow,
  newKey,
  partnerCenter,
  refused,
} from "../../support/people.ts";

describe("frontline requests", () => {
  test("S49 a frontline request is recorded without a plan, a limit or a deduction", async () => {
    const { offer } = await aReadyPlan();
    const account = anAccount("PartnerCenter");
    const body = {
      account,
      product: "Partner Center",
      requestType: "Technical",
      title: "Cannot sign in",
      channel: "PartnerCenterFrontline",
    };
    const headers = newKey();

    const first = await consume(partnerCenter, body, headers);

    expect(first).toMatchObject({
      status: 200,
      body: { deducted: false, reason: "FRONTLINE_NOT_COUNTED" },
    });
    const again = await consume(partnerCenter, body, headers);
    expect([again.status, again.headers.get("idempotency-replayed")]).toEqual([200, "true"]);
    expect(again.body).toEqual(first.body);
    for (let n = 1; n <= 4; n += 1) await consume(partnerCenter, body);
    expect(await incidentsOf(partnerCenter, account)).toHaveLength(5);
    expect(await incidentsOf(partnerCenter, account)).toMatchObject([
      { deducted: false, planId: null },
      {},
      {},
      {},
      {},
    ]);
    expect(await lineNow(offer, cloud)).toMatchObject({ remaining: 50 });
    expect(await consume(partnerCenter, { ...body, title: "Else" }, headers)).toMatchObject(
      refused(422, "IDEMPOTENCY_CONFLICT", { conflictingFields: ["title"] }),
    );
  });

  test("a frontline request is closed like any other, and nothing is refunded", async () => {
    const asked = await consume(partnerCenter, {
      account: anAccount("PartnerCenter"),
      product: "Partner Center",
      requestType: "Technical",
      title: "Cannot sign in",
      channel: "PartnerCenterFrontline",
    });
    const { incidentId } = bodyOf(asked, 200) as { incidentId: string };
    const path = `/api/incidents/${incidentId}`;
    const close = (as: object, body: object) => api("POST", `${path}/closure`, { as, body });
    const decide = () =>
      api("POST", `${path}/refund`, { as: partnerCenter, body: { decision: "Approved" } });

    expect(await decide()).toMatchObject(refused(409, "REFUND_NOT_CLOSED"));
    expect(await close(azure, { resolution: "Bug" })).toMatchObject(refused(404, "NOT_FOUND"));
    expect(
      await close(partnerCenter, { resolution: "Bug", refundDecision: "Approved" }),
    ).toMatchObject(refused(409, "REFUND_NOT_ELIGIBLE"));
    const closed = {
      state: "Closed",
      resolution: "Bug",
      deducted: false,
      refund: { state: "NotEligible" },
    };
    for (const time of [1, 2]) {
      expect([time, (await close(partnerCenter, { resolution: "Bug" })).body]).toMatchObject([
        time,
        closed,
      ]);
    }
    expect(await api("GET", path, { as: partnerCenter })).toMatchObject({ body: closed });
    expect(await close(partnerCenter, { resolution: "Resolved" })).toMatchObject(
      refused(409, "INCIDENT_ALREADY_CLOSED"),
    );
    expect(await decide()).toMatchObject(refused(409, "REFUND_NOT_ELIGIBLE"));
  });
});
