import { describe, expect, test } from "vitest";

import { methodsOf, operationIds, operationOf } from "../../../functions/operations.ts";
import { offerExample } from "../../../shared/contract/examples.ts";
import { accept } from "../../../shared/domain/result.ts";
import { call, callUnrouted } from "./support/call.ts";
import type { FakeUseCases } from "./support/call.ts";

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
  ] as const)("is refused with the methods that it has: %s %s", async (method, path, allow) => {
    const answer = await callUnrouted(method, path);
    expect([answer.status, answer.headers.get("allow")]).toEqual([405, allow]);
    expect(answer.json["code"]).toBe("METHOD_NOT_ALLOWED");
    expect(answer.json).not.toHaveProperty("allow");
  });
});

describe("HEAD", () => {
  const fakes: FakeUseCases = { getOffer: async () => accept(offerExample) };
  const params = { partnerId: "contoso", offerId: "of_1" };

  test("is answered as GET without a body", async () => {
    const headers = { "x-request-id": "r-1" };
    const answer = await call("getOffer", fakes, {
      method: "HEAD",
      as: "commerce",
      params,
      headers,
    });
    expect([answer.status, answer.text]).toEqual([200, ""]);
    expect(answer.headers.get("content-type")).toBe("application/json");
    expect(answer.headers.get("x-request-id")).toBe("r-1");
  });

  test("is refused without a body where there is no GET", async () => {
    const answer = await callUnrouted("HEAD", "/api/plan-links");
    expect([answer.status, answer.headers.get("allow"), answer.text]).toEqual([405, "POST", ""]);
  });

  test("is refused as GET is", async () => {
    const answer = await call("getOffer", fakes, { method: "HEAD", params });
    expect([answer.status, answer.text]).toEqual([401, ""]);
    expect(answer.headers.get("www-authenticate")).toMatch(/^Bearer/);
  });

  test("is given by the host to every operation that is read", () => {
    const read = operationIds.map(operationOf).filter(({ method }) => method === "GET");
    expect(read.every((operation) => methodsOf(operation).includes("HEAD" as never))).toBe(true);
  });
});
