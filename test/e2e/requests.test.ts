import { randomUUID } from "node:crypto";

import { describe, expect, test } from "vitest";

import { api, environment } from "../support/environment.ts";
import {
  anAccount,
  aPartner,
  aReadyPlan,
  azure,
  benefitsFor,
  buy,
  commerce,
  consume,
  incident,
  itIs,
  newKey,
  offerNow,
  offerPath,
  operator,
  purchase,
  refused,
  renew,
  unique,
} from "../support/people.ts";

const oneFor = (field: string): unknown =>
  expect.arrayContaining([expect.objectContaining({ path: field })]);

const tenantId = randomUUID();
const partnerBody = { name: "Contoso", tenantId, cspRole: "None", isvSuccessEnrolled: false };

describe("requests and callers", () => {
  test("a missing, expired, early, forged, foreign or malformed token gets 401 with a challenge", async () => {
    const path = "/api/ops/clock";
    const none = await api("GET", path);
    expect(none).toMatchObject(refused(401, "UNAUTHENTICATED"));
    expect(none.headers.get("www-authenticate")).toMatch(/^Bearer/);
    for (const claims of [
      { expiresIn: -600 },
      { validIn: 600 },
      { signedBy: "stranger" },
      { audience: "api://another" },
      { issuer: "https://login.example" },
    ] as const) {
      const answer = await api("GET", path, { as: { ...operator, ...claims } });
      expect(answer).toMatchObject(refused(401, "UNAUTHENTICATED"));
      expect(answer.headers.get("www-authenticate")).toContain("invalid_token");
    }
    expect(
      await api("GET", path, { headers: { authorization: "Bearer not.a.token" } }),
    ).toMatchObject(refused(401, "UNAUTHENTICATED"));
  });

  test("a role reaches its own endpoints and no others", async () => {
    await itIs("2025-09-01");
    const { partnerId } = await aPartner();
    for (const [method, path, as] of [
      ["PUT", `/api/partners/${partnerId}`, azure],
      ["POST", `/api/partners/${partnerId}/offers`, operator],
      ["GET", "/api/ops/clock", commerce],
      ["POST", "/api/plan-links", commerce],
      ["POST", "/api/incidents", operator],
      ["GET", "/api/accounts/Entra/u1/plans", operator],
    ] as const) {
      expect(await api(method, path, { as, headers: newKey() })).toMatchObject(
        refused(403, "ROLE_NOT_ALLOWED"),
      );
    }
    const stranger = { roles: ["Portal"], azp: "unknown-portal" };
    expect(await api("GET", "/api/accounts/Entra/u1/plans", { as: stranger })).toMatchObject(
      refused(403, "ROLE_NOT_ALLOWED"),
    );
  });

  test("Commerce is told when a partner or an offer does not exist", async () => {
    const partner = await aPartner();
    const offer = { partnerId: partner.partnerId, offerId: "none" };
    expect(
      await purchase({ ...partner, partnerId: unique("nobody") }, "CORE", "2025-01-01"),
    ).toMatchObject(refused(404, "NOT_FOUND"));
    expect(await api("GET", offerPath(offer), { as: commerce })).toMatchObject(
      refused(404, "NOT_FOUND"),
    );
    expect(await api("POST", `${offerPath(offer)}/cancellation`, { as: commerce })).toMatchObject(
      refused(404, "NOT_FOUND"),
    );
  });

  test("an offer of another partner is not found under one's own", async () => {
    await itIs("2025-09-01");
    const [one, two] = [await aPartner(), await aPartner()];
    const { offerId } = await buy(two, "CORE", "2025-09-01");
    const path = offerPath({ partnerId: one.partnerId, offerId });
    for (const as of [one.admin, commerce]) {
      expect(await api("GET", path, { as })).toMatchObject(refused(404, "NOT_FOUND"));
    }
    expect(await api("GET", `${path}/credentials`, { as: one.admin })).toMatchObject(
      refused(404, "NOT_FOUND"),
    );
  });

  test("a body that is not JSON, or has unknown, missing or wrong fields, is refused by field", async () => {
    const path = `/api/partners/${unique("contoso")}`;
    const put = (call: object) => api("PUT", path, { as: commerce, ...call });
    const invalid = (field: string): object =>
      refused(400, "INVALID_REQUEST", {
        errors: oneFor(field),
      });

    expect(await put({ text: "{" })).toMatchObject(invalid("body"));
    expect(
      await put({ text: "name=Contoso", headers: { "content-type": "text/plain" } }),
    ).toMatchObject(invalid("content-type"));
    expect(await put({ body: { ...partnerBody, colour: "red" } })).toMatchObject(invalid("colour"));
    expect(await put({ body: { ...partnerBody, cspRole: "Direct" } })).toMatchObject(
      invalid("cspRole"),
    );
    expect(await put({ body: { tenantId } })).toMatchObject(invalid("name"));
    expect(await put({})).toMatchObject(refused(400, "INVALID_REQUEST"));
    expect(await put({ body: [] })).toMatchObject(refused(400, "INVALID_REQUEST"));
  });

  test("dates must be of the calendar, and bodies at most 64 KiB", async () => {
    const partner = await aPartner();
    for (const day of ["2025-02-29", "2025-13-01", "01.09.2025", "2025-09-01T00:00:00Z"]) {
      expect(await purchase(partner, "CORE", day)).toMatchObject(
        refused(400, "INVALID_REQUEST", { errors: [{ path: "purchasedOn" }] }),
      );
    }
    const text = JSON.stringify({ ...partnerBody, name: "x".repeat(64 * 1024) });
    expect(
      await api("PUT", `/api/partners/${partner.partnerId}`, { as: commerce, text }),
    ).toMatchObject(refused(413, "BODY_TOO_LARGE"));
  });

  test("every answer has a request ID: the caller's own if it is well-formed", async () => {
    const ask = async (id: string) =>
      (
        await api("GET", "/api/ops/clock", { as: operator, headers: { "x-request-id": id } })
      ).headers.get("x-request-id");
    expect(await ask("contoso-1.a_B")).toBe("contoso-1.a_B");
    expect(await ask("not allowed")).not.toBe("not allowed");
  });

  test("a problem's type is the address of its explanation in English and Korean", async () => {
    const answer = await api("GET", "/api/ops/clock");
    const { type } = answer.body as { readonly type: string };
    const [english, korean] = await Promise.all(
      ["en", "ko-KR"].map((language) =>
        api("GET", type, { headers: { "accept-language": language, accept: "application/json" } }),
      ),
    );
    expect(english).toMatchObject({ status: 200, body: { language: "en", status: 401 } });
    expect(korean).toMatchObject({ status: 200, body: { language: "ko" } });
    expect(korean?.headers.get("content-language")).toBe("ko");
    expect(await api("GET", "/api/problems/NOTHING")).toMatchObject(refused(404, "NOT_FOUND"));
  });

  test("health, the catalogue and the documentation need no token", async () => {
    for (const path of [
      "/api/health",
      "/api/catalog/offers",
      "/api/catalog/products",
      "/api/docs",
    ]) {
      expect((await api("GET", path)).status).toBe(200);
    }
    expect((await fetch(`${environment().baseUrl}/api/openapi.json`)).status).toBe(200);
  });
});

describe("Idempotency-Key", () => {
  test("is required where the contract says so and has 1 to 128 visible ASCII characters", async () => {
    const { account, offer, partner } = await aReadyPlan();
    const { partnerId } = partner;
    for (const [path, as, body] of [
      [
        `/api/partners/${partnerId}/offers`,
        commerce,
        { offerType: "CORE", purchasedOn: "2025-09-01" },
      ],
      [`${offerPath(offer)}/renewals`, commerce, { renewedOn: "2026-09-01" }],
      [
        `${offerPath(offer)}/distributions`,
        partner.admin,
        { recipients: [{ email: "a@b.example" }] },
      ],
      ["/api/incidents", azure, incident(offer, account)],
    ] as const) {
      expect(await api("POST", path, { as, body })).toMatchObject(
        refused(400, "IDEMPOTENCY_KEY_REQUIRED"),
      );
      for (const key of ["two words", "x".repeat(129)]) {
        const headers = { "Idempotency-Key": key };
        expect(await api("POST", path, { as, body, headers })).toMatchObject(
          refused(400, "INVALID_REQUEST", { errors: [{ path: "Idempotency-Key" }] }),
        );
      }
    }
  });

  test("repeats a purchase with its status, headers and answer for ever, with the current benefits", async () => {
    await itIs("2025-09-01");
    const partner = await aPartner();
    const headers = newKey();
    const first = await purchase(partner, "CORE", "2025-09-01", undefined, headers);

    await itIs("2026-10-02");
    const again = await purchase(partner, "CORE", "2025-09-01", undefined, headers);

    expect(again.status).toBe(201);
    expect(again.headers.get("idempotency-replayed")).toBe("true");
    expect(again.headers.get("location")).toBe(first.headers.get("location"));
    expect(again.body).toEqual({
      ...(first.body as object),
      benefits: [expect.objectContaining({ state: "Lapsed", remaining: 0 })],
    });
    expect(await purchase(partner, "EXPANDED", "2025-09-02", undefined, headers)).toMatchObject(
      refused(422, "IDEMPOTENCY_CONFLICT", { conflictingFields: ["offerType", "purchasedOn"] }),
    );
  });

  test("repeats a renewal without renewing twice, even after the next term has opened", async () => {
    await itIs("2025-09-01");
    const offer = await buy(await aPartner(), "CORE", "2025-09-01");
    const headers = newKey();
    await itIs("2026-08-20");
    const first = await renew(offer, "2026-08-20", {}, headers);

    await itIs("2026-09-05");
    const again = await renew(offer, "2026-08-20", {}, headers);

    expect([again.status, again.headers.get("idempotency-replayed")]).toEqual([200, "true"]);
    expect(again.body).toMatchObject({
      term: (first.body as { readonly term: object }).term,
      benefits: [{ anniversary: "2027-09-01" }],
    });
    expect(await offerNow(offer)).toMatchObject({ term: { number: 2, renewal: null } });
    expect(await renew(offer, "2026-08-20", { issueNewIds: true }, headers)).toMatchObject(
      refused(422, "IDEMPOTENCY_CONFLICT", { conflictingFields: ["issueNewIds"] }),
    );
  });

  test("belongs to the resource: one key for two partners makes two purchases", async () => {
    await itIs("2025-09-01");
    const [one, two] = [await aPartner(), await aPartner()];
    const headers = newKey();
    for (const partner of [one, two]) {
      expect((await purchase(partner, "CORE", "2025-09-01", undefined, headers)).status).toBe(201);
      expect((await benefitsFor(partner, partner.user)).items).toHaveLength(1);
    }
  });

  test("does not remember a refusal: only an accepted request can conflict", async () => {
    await itIs("2025-09-01");
    const headers = newKey();
    const ghost = incident({ offerId: "none" }, anAccount());
    expect(await consume(azure, ghost, headers)).toMatchObject(refused(409, "PLAN_NOT_LINKED"));
    expect(await consume(azure, { ...ghost, title: "Other" }, headers)).toMatchObject(
      refused(409, "PLAN_NOT_LINKED"),
    );
  });
});
