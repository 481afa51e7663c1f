import { HttpRequest, InvocationContext } from "@azure/functions";
import { describe, expect, test } from "vitest";

import { handlerOf } from "../../../functions/http/edge.ts";
import { reportStoredData } from "../../../functions/http/error-handling.ts";
import type { TokenVerifier } from "../../../shared/application/ports/token-verifier.ts";
import { noopTelemetry } from "../../../shared/application/ports/telemetry.ts";
import {
  afterWriting,
  Busy,
  ContractMissing,
  NotSent,
  OutcomeUnknown,
  Unavailable,
} from "../../../shared/application/errors.ts";
import { UnsupportedRowVersion } from "../../../shared/application/ports/unreadable-row.ts";
import { recorder } from "../../support/recorder.ts";
import { buy, purchased } from "./support/buy.ts";
import { operationOf } from "../../../functions/operations.ts";
import { edgeDeps, routeOf } from "./support/call.ts";
import { accept } from "../../../shared/domain/result.ts";

/** A use case that ends so. */
type Ending = () => Promise<never>;

const failing = (ending: Ending) => ({ purchaseOffer: ending });

const throws =
  (error: unknown): Ending =>
  async () => {
    throw error;
  };

const cause = new Error("AccountKey=secret");
const afterAWrite =
  (error: unknown): Ending =>
  () =>
    afterWriting(throws(error));

describe("a fault", () => {
  test.each([
    ["a queue that is full", throws(new Busy("full", 3)), 503, "BUSY", "3"],
    ["a read without an answer", throws(new Unavailable("reset", { cause })), 503, "BUSY", "5"],
    ["a write that never left", throws(new NotSent("refused", { cause })), 503, "BUSY", "5"],
    [
      "a write without an answer",
      throws(new OutcomeUnknown("reset", { cause })),
      500,
      "INTERNAL",
      null,
    ],
    [
      "a read after a write",
      afterAWrite(new Unavailable("reset", { cause })),
      500,
      "INTERNAL",
      null,
    ],
    ["a full queue after a write", afterAWrite(new Busy("full")), 500, "INTERNAL", null],
    ["a second write after a first", afterAWrite(new NotSent("no")), 500, "INTERNAL", null],
    ["a fault after a write", afterAWrite(new TypeError("ours")), 500, "INTERNAL", null],
    [
      "a row of a later version",
      throws(new UnsupportedRowVersion({ table: "t", partition: "p", row: "r" }, 2, 1)),
      500,
      "INTERNAL",
      null,
    ],
    [
      "a fault of ours",
      throws(new TypeError("undefined is not a function")),
      500,
      "INTERNAL",
      null,
    ],
    ["something that is no error", throws("thrown text"), 500, "INTERNAL", null],
  ])("as %s is answered by what is certain of it", async (_, ending, status, code, retryAfter) => {
    const answer = await buy({}, failing(ending));
    expect([answer.status, answer.json["code"], answer.headers.get("retry-after")]).toEqual([
      status,
      code,
      retryAfter,
    ]);
    const says = /Nothing was written/.test(String(answer.json["detail"]));
    expect(says).toBe(status === 503);
    expect(answer.text).not.toMatch(/secret|undefined is not/);
    // Only what may need somebody is an error of the log.
    expect(answer.logged).toHaveLength(status === 500 ? 1 : 0);
  });
});

test("A contract that is gone is refused with a code of its own, and reported", async () => {
  const { reported, telemetry } = recorder();
  const missing = new ContractMissing("offer-1");
  const refused = await buy({}, failing(throws(missing)));
  expect(refused).toMatchObject({ status: 500, json: { code: "CONTRACT_MISSING" } });
  reportStoredData(missing, telemetry);
  const newer = new UnsupportedRowVersion({ table: "t", partition: "p", row: "r" }, 2, 1);
  reportStoredData(newer, telemetry);
  expect(reported).toEqual([["StoredDataRejected", { error: "ContractMissing" }]]);
});

describe("a service that is not ready", () => {
  const appOnly = { bearer: "App", scopes: [], isGuest: false } as const;
  const good = { tenantId: "t", objectId: "o", clientId: "commerce", ...appOnly };
  const verify: TokenVerifier = async () => ({
    valid: true,
    claims: { ...good, roles: ["Commerce"] },
  });

  async function asked(ready: () => Promise<void>, operation: "purchaseOffer" | "readHealth") {
    const route = routeOf(operation, purchased);
    const checkPartnerAccess = async () => accept(undefined);
    const edge = {
      verify,
      ready,
      checkPartnerAccess,
      telemetry: noopTelemetry,
      ...{ portalClients: new Map(), scope: "access_as_user", allowGuests: false },
    };
    const said: string[] = [];
    const context = new InvocationContext({
      functionName: operation,
      invocationId: "invocation",
      logHandler: (level, ...words) => said.push(`${level} ${words.join(" ")}`),
    });
    const { body, headers, status } = await handlerOf(
      route,
      edge,
      edgeDeps,
    )(
      new HttpRequest({
        method: operationOf(operation).method,
        url: "https://benefits.example/api/x",
        headers: { authorization: "Bearer good", "idempotency-key": "k" },
        params: operation === "purchaseOffer" ? { partnerId: "contoso" } : {},
        ...(operation === "purchaseOffer" && {
          body: { string: JSON.stringify({ offerType: "CORE", purchasedOn: "2025-09-01" }) },
        }),
      }),
      context,
    );
    return { status, headers: new Headers(headers), body, said };
  }

  const unavailable: Error = new Unavailable("reset", { cause });

  test.each<[string, Error]>([
    ["the clock cannot be read", unavailable],
    [
      "the tables cannot be made",
      Object.assign(new Error("AccountKey=secret"), { code: "ENOTFOUND" }),
    ],
    ["its identity has no rights yet", Object.assign(new Error("403"), { statusCode: 403 })],
  ])("because %s has written nothing: 503, and the cause in the log", async (_, error) => {
    const { body, headers, said, status } = await asked(
      () => Promise.reject(error),
      "purchaseOffer",
    );
    expect([status, headers.get("retry-after")]).toEqual([503, "5"]);
    expect(body).toContain('"code":"BUSY"');
    expect(body).not.toContain("secret");
    expect(said).toHaveLength(1);
    expect(said[0]).toContain(error.message);
  });

  test("still answers public operations, and works as soon as it is ready", async () => {
    const down = () => Promise.reject(cause);
    expect((await asked(down, "readHealth")).status).toBe(200);
    expect((await asked(() => Promise.resolve(), "purchaseOffer")).status).toBe(201);
  });
});
