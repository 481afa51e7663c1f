import { gzipSync } from "node:zlib";

import { describe, expect, test } from "vitest";

import { buy, purchase } from "./support/buy.ts";

describe("400", () => {
  test("names every wrong field by its path", async () => {
    const answer = await buy({ body: { offerType: "GOLD", purchasedOn: "2026-02-30" } });
    expect(answer.status).toBe(400);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(answer.json).toMatchObject({
      type: "/api/problems/INVALID_REQUEST",
      title: "Invalid request",
      status: 400,
      instance: "/api/partners/contoso/offers",
      code: "INVALID_REQUEST",
      errors: [
        { path: "offerType", message: expect.stringContaining("SPD_SERVICES") as string },
        { path: "purchasedOn", message: "must be a calendar date in the form YYYY-MM-DD." },
      ],
    });
    expect(answer.json["requestId"]).toBe(answer.headers.get("x-request-id"));
  });

  test("for a field that is missing or not known", async () => {
    const answer = await buy({ body: { offerType: "CORE", price: 1 } });
    expect(answer.json["errors"]).toEqual([
      { path: "purchasedOn", message: "is required." },
      { path: "price", message: "is not a known field." },
    ]);
  });

  test("for an unknown parameter of the query", async () => {
    const answer = await buy({ query: { dryRun: "true" } });
    expect(answer.json["errors"]).toEqual([{ path: "dryRun", message: "is not a known field." }]);
  });

  test("for a field that only a prototype knows", async () => {
    const sent = '{"offerType":"CORE","purchasedOn":"2025-09-01","__proto__":{"x":1}}';
    expect((await buy({ bytes: sent })).status).toBe(400);
  });

  test.each([
    ["half of a value", '{"offerType":'],
    ["bytes that are not UTF-8", Buffer.from([0x7b, 0xff, 0x7d])],
    ["a thousand brackets", "[".repeat(60_000)],
  ])("for %s, without quoting it", async (_, bytes) => {
    const answer = await buy({ bytes });
    expect(answer.status).toBe(400);
    expect(answer.json["errors"]).toEqual([
      { path: "body", message: "The body must be valid JSON in UTF-8." },
    ]);
  });

  test.each(["chunked", "gzip, Chunked"])(
    "is 411 for a %s body that did not arrive",
    async (coding) => {
      const answer = await buy({ body: undefined, headers: { "transfer-encoding": coding } });
      expect([answer.status, answer.json["code"]]).toEqual([411, "LENGTH_REQUIRED"]);
    },
  );

  test("for a body that is missing", async () => {
    const answer = await buy({ body: undefined });
    expect(answer.json["errors"]).toEqual([{ path: "body", message: "is required." }]);
  });

  test("for another media type, and JSON by its full name passes", async () => {
    const typed = (type: string) => buy({ headers: { ...purchase.headers, "content-type": type } });
    const answer = await typed("text/xml");
    expect(answer.status).toBe(400);
    expect(answer.json["detail"]).toBe("Content-Type must be application/json.");
    expect((await typed("application/json; charset=utf-8")).status).toBe(201);
  });

  test.each(["gzip", "br", "deflate, gzip", "x"])(
    "for a body in the encoding %s, which is not taken apart",
    async (encoding) => {
      const headers = { ...purchase.headers, "content-encoding": encoding };
      const answer = await buy({ headers, bytes: gzipSync(JSON.stringify(purchase.body)) });
      const message = "Compressed bodies are not supported; remove Content-Encoding.";
      expect(answer.json["detail"]).toBe(message);
      expect(answer.json["errors"]).toEqual([{ path: "content-encoding", message }]);
      const plain = { ...purchase.headers, "content-encoding": "identity" };
      expect((await buy({ headers: plain })).status).toBe(201);
    },
  );

  test("for an Idempotency-Key that is missing", async () => {
    const answer = await buy({ headers: {} });
    expect(answer.status).toBe(400);
    expect(answer.json["code"]).toBe("IDEMPOTENCY_KEY_REQUIRED");
  });

  test.each(["two words", "k".repeat(129), "ключ"])("for the key %s", async (key) => {
    const headers = { "idempotency-key": Buffer.from(key).toString("latin1") };
    const answer = await buy({ headers });
    expect(answer.json["code"]).toBe("INVALID_REQUEST");
    expect(answer.json["errors"]).toMatchObject([{ path: "Idempotency-Key" }]);
  });
});

describe("413", () => {
  const padded = (bytes: number) => JSON.stringify(purchase.body).padEnd(bytes);

  test("from 64 KiB and one byte on, whatever length was declared", async () => {
    expect((await buy({ bytes: padded(65_536) })).status).toBe(201);
    const answer = await buy({ bytes: padded(65_537) });
    expect([answer.status, answer.json["code"]]).toEqual([413, "BODY_TOO_LARGE"]);
    expect(answer.json["detail"]).toBe("The body must not exceed 64 KiB.");
  });

  test("for a declared length, before the body is read", async () => {
    const headers = { ...purchase.headers, "content-length": "65537" };
    expect((await buy({ headers })).status).toBe(413);
  });
});
