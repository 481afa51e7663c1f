import { describe, expect, test } from "vitest";

import { activationExample, offerExample } from "../../../functions/http/schemas/examples.ts";
import type { UseCases } from "../../../shared/application/use-cases.ts";
import { accept } from "../../../shared/domain/result.ts";
import { callUnrouted } from "./support/call.ts";

describe("an unknown path", () => {
  test.each(["/api/nothing", "/api/partners//offers", "/api", "/nothing", "/api/docs/a/b"])(
    "is not found: %s",
    async (path) => {
      const answer = await callUnrouted("GET", path);
      expect([answer.status, answer.json["code"]]).toEqual([404, "NOT_FOUND"]);
      expect(answer.json).toMatchObject({ instance: path, type: "/api/problems/NOT_FOUND" });
      expect(answer.headers.get("x-request-id")).toMatch(/./);
      expect(answer.headers.has("allow")).toBe(false);
    },
  );
});

describe("a known path with another method", () => {
  test.each([
    ["DELETE", "/api/incidents", "POST"],
    ["PATCH", "/api/partners/contoso", "PUT"],
    ["PATCH", "/api/partners/contoso/offers/", "GET, HEAD, POST"],
    ["POST", "/api/ops/clock", "DELETE, GET, HEAD, PUT"],
    ["POST", "/API/Docs", "GET, HEAD"],
    ["HEAD", "/api/plan-links", "POST"],
  ] as const)("is refused with the methods that it has: %s %s", async (method, path, allow) => {
    const answer = await callUnrouted(method, path);
    expect([answer.status, answer.headers.get("allow")]).toEqual([405, allow]);
    expect(answer.json["code"]).toBe("METHOD_NOT_ALLOWED");
    expect(answer.json).not.toHaveProperty("allow");
  });
});

describe("HEAD", () => {
  const partner: Partial<UseCases> = {
    getOffer: async ({ offerId }) => accept({ ...offerExample, offerId }),
    getActivation: async () => accept(activationExample),
  };
  const headers = { authorization: "Bearer commerce", "x-request-id": "r-1" };

  test("is answered as GET without a body", async () => {
    const answer = await callUnrouted(
      "HEAD",
      "/api/partners/contoso/offers/of_1",
      partner,
      headers,
    );
    expect([answer.status, answer.text]).toEqual([200, ""]);
    expect(answer.headers.get("content-type")).toBe("application/json");
    expect(answer.headers.get("x-request-id")).toBe("r-1");
  });

  test("gives the use case the decoded parameters of the path", async () => {
    const asked: string[] = [];
    const remembering: Partial<UseCases> = {
      getOffer: async ({ offerId, partnerId }) => {
        asked.push(partnerId, offerId);
        return accept(offerExample);
      },
    };
    const path = "/api/partners/contoso/offers/of%5F1";
    expect((await callUnrouted("HEAD", path, remembering, headers)).status).toBe(200);
    expect(asked).toEqual(["contoso", "of_1"]);
  });

  test("is refused as GET would be", async () => {
    const answer = await callUnrouted("HEAD", "/api/partners/contoso/offers/of_1", partner);
    expect([answer.status, answer.text]).toEqual([401, ""]);
    expect(answer.headers.get("www-authenticate")).toMatch(/^Bearer/);
  });
});
