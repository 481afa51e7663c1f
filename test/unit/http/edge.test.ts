import { describe, expect, test } from "vitest";

import { Busy } from "../../../shared/application/errors.ts";
import type { RefusalView } from "../../../shared/application/answer.ts";
import { invalid } from "../../../shared/domain/refusal.ts";
import { accept, refuse } from "../../../shared/domain/result.ts";
import { incidentExample, offerExample } from "../../../shared/contract/examples.ts";
import { buy, purchase, purchased } from "./support/buy.ts";
import { call } from "./support/call.ts";
import type { FakeUseCases } from "./support/call.ts";

const refusing = (refusal: RefusalView): FakeUseCases => ({
  purchaseOffer: async () => refuse(refusal),
});

const failing = (error: unknown): FakeUseCases => ({
  purchaseOffer: async () => {
    throw error;
  },
});

describe("an accepted call", () => {
  test("has the status and body of its route, a request id, and is kept by no cache", async () => {
    const answer = await buy();
    expect(answer.status).toBe(201);
    expect(answer.json).toEqual(offerExample);
    expect(answer.headers.get("content-type")).toBe("application/json");
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    expect(answer.headers.get("location")).toBe("/api/partners/contoso/offers/of_contoso_1");
    expect(answer.headers.has("idempotency-replayed")).toBe(false);
  });

  test("says when it repeats an earlier answer", async () => {
    const answer = await buy(
      {},
      {
        purchaseOffer: async () => accept({ value: offerExample, replayed: true }),
      },
    );
    expect(answer.status).toBe(201);
    expect(answer.headers.get("idempotency-replayed")).toBe("true");
  });

  test("gives the use case who calls and by which request", async () => {
    const origins: unknown[] = [];
    await buy(
      { headers: { ...purchase.headers, "x-request-id": "r-1" } },
      {
        purchaseOffer: async (_, origin) => {
          origins.push({ requestId: origin.requestId, actor: origin.caller.actor });
          return accept({ value: offerExample, replayed: false });
        },
      },
    );
    expect(origins).toEqual([{ requestId: "r-1", actor: "commerce" }]);
  });
});

describe("the request id", () => {
  test("of the caller is kept if it is valid", async () => {
    const answer = await buy({ headers: { ...purchase.headers, "x-request-id": "a.B_9-z" } });
    expect(answer.headers.get("x-request-id")).toBe("a.B_9-z");
  });

  test.each(["two words", "a".repeat(65), "<script>"])("%s is replaced", async (sent) => {
    const answer = await buy({ headers: { ...purchase.headers, "x-request-id": sent } });
    expect(answer.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe("401", () => {
  test("without a token asks for one", async () => {
    const answer = await buy({ as: undefined });
    expect(answer.status).toBe(401);
    expect(answer.json["code"]).toBe("UNAUTHENTICATED");
    expect(answer.headers.get("www-authenticate")).toBe('Bearer realm="benefits"');
  });

  test.each(["Bearer nobody", "bearer  nobody"])("with a bad token says so: %s", async (sent) => {
    const headers = { ...purchase.headers, authorization: sent };
    const answer = await buy({ as: undefined, headers });
    expect(answer.status).toBe(401);
    expect(answer.headers.get("www-authenticate")).toBe(
      'Bearer realm="benefits", error="invalid_token", error_description="The token has expired."',
    );
  });

  test("comes before anything that is wrong with the request", async () => {
    expect((await call("purchaseOffer", purchased, { bytes: "{" })).status).toBe(401);
  });
});

describe("403", () => {
  test("comes before anything that is wrong with the request", async () => {
    const answer = await buy({ as: "operator", bytes: "{" });
    expect(answer.status).toBe(403);
    expect(answer.json).toMatchObject({ code: "ROLE_NOT_ALLOWED", reason: "ROLE_MISSING" });
  });

  test("explains the problem to a portal that is not registered", async () => {
    const answer = await call("getIncident", {}, { as: "unmapped", params: { incidentId: "i" } });
    expect(answer.json).toMatchObject({
      code: "ROLE_NOT_ALLOWED",
      reason: "PORTAL_NOT_REGISTERED",
    });
  });

  test("is for the use case to decide where tenants differ, and it never sees Commerce there", async () => {
    const roles: string[][] = [];
    await call(
      "readCredentials",
      {
        readCredentials: async (_, { caller }) => {
          roles.push([...caller.roles]);
          return refuse({ code: "NOT_PROGRAM_ASSOCIATED", detail: "Sign in." });
        },
      },
      { as: "commerce", params: { partnerId: "contoso", offerId: "o" } },
    );
    expect(roles).toEqual([[]]);
  });

  test("for a caller of another tenant is the same as for a partner that does not exist", async () => {
    const strange: FakeUseCases = {
      listBenefits: async () =>
        refuse({ code: "NOT_PROGRAM_ASSOCIATED", hint: "WRONG_ACCOUNT", detail: "Sign in." }),
    };
    const headers = { "x-request-id": "r" };
    const how = { as: "user", params: { partnerId: "fabrikam" }, headers } as const;
    expect((await call("listBenefits", strange, how)).text).toBe(
      '{"type":"/api/problems/NOT_PROGRAM_ASSOCIATED","title":"Account not associated with the program","status":403,"detail":"Sign in.","instance":"/api/partners/fabrikam/benefits","code":"NOT_PROGRAM_ASSOCIATED","requestId":"r","hint":"WRONG_ACCOUNT"}',
    );
  });
});

test("404, 409 and 422 carry what the refusal says", async () => {
  const retired = await buy({}, refusing({ code: "OFFER_RETIRED", detail: "Not sold." }));
  expect([retired.status, retired.json["detail"]]).toEqual([409, "Not sold."]);
  const conflict = await buy(
    {},
    refusing({
      code: "IDEMPOTENCY_CONFLICT",
      detail: "Other content.",
      conflictingFields: ["purchasedOn"],
    }),
  );
  expect(conflict.status).toBe(422);
  expect(conflict.json["conflictingFields"]).toEqual(["purchasedOn"]);
  const missing = await buy({}, refusing({ code: "NOT_FOUND", detail: "No such partner." }));
  expect([missing.status, missing.json["title"]]).toEqual([404, "Not found"]);
});

test("400 of a use case names the field like one of the edge, with the plan after it", async () => {
  const { plan } = incidentExample;
  const answer = await buy({}, refusing({ ...invalid("planName", "must be a name."), plan }));
  expect(answer.status).toBe(400);
  expect(answer.json["detail"]).toBe("planName must be a name.");
  expect(answer.text).toContain(
    '"errors":[{"path":"planName","message":"must be a name."}],"plan"',
  );
  expect(answer.json).not.toHaveProperty("field");
});

test("429 says when to come back", async () => {
  const answer = await buy(
    {},
    refusing({
      code: "TOO_MANY_ATTEMPTS",
      detail: "Wait.",
      retryAfterSeconds: 42,
    }),
  );
  expect([answer.status, answer.headers.get("retry-after")]).toEqual([429, "42"]);
  expect(answer.json).not.toHaveProperty("retryAfterSeconds");
});

describe("500", () => {
  test("shows the request id and nothing of the cause, which is logged once", async () => {
    const answer = await buy({}, failing(new Error("AccountKey=secret")));
    expect(answer.status).toBe(500);
    expect(answer.json["code"]).toBe("INTERNAL");
    expect(answer.json["detail"]).toContain(answer.headers.get("x-request-id"));
    expect(answer.text).not.toContain("secret");
    expect(answer.logged).toHaveLength(1);
    expect(answer.logged[0]).toContain("AccountKey=secret");
  });

  test("logs neither the token nor the body", async () => {
    const answer = await buy({}, failing("thrown text"));
    expect(answer.logged[0]).toContain("thrown text");
    expect(answer.logged[0]).not.toMatch(/commerce|SPD_SERVICES/);
  });
});

test("503 says that nothing was written and when to come back", async () => {
  const answer = await buy({}, failing(new Busy("queue is full", 3)));
  expect([answer.status, answer.json["code"]]).toEqual([503, "BUSY"]);
  expect(answer.headers.get("retry-after")).toBe("3");
  expect(answer.logged).toEqual([]);
});
