import type { PipelinePolicy } from "@azure/core-rest-pipeline";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

import {
  createServiceTables,
  incidentService,
  putContract,
} from "../../support/service-process.ts";
import { startOwnAzurite } from "../../support/service-process-tables.ts";
import type { OwnAzurite } from "../../support/service-process-tables.ts";
import { count, keys, recorded } from "./support.ts";

let azurite: OwnAzurite;
let seen: { readonly method: string; readonly at: number; readonly until: number }[] = [];

/** Records each storage request and when it ran. */
const counting: PipelinePolicy = {
  name: "counting",
  sendRequest: async (request, next) => {
    const at = performance.now();
    const answer = await next(request);
    seen.push({ method: request.method, at, until: performance.now() });
    return answer;
  },
};

beforeAll(async () => {
  azurite = await startOwnAzurite();
  await createServiceTables(azurite.connectionString);
});
afterAll(() => azurite.stop());
beforeEach(() => {
  seen = [];
});

/** A new contract, written by a process whose requests are not counted. */
async function aService(offerId: string) {
  await putContract(incidentService(azurite.connectionString).store, offerId);
  return incidentService(azurite.connectionString, { policies: [counting] });
}

test("a warm consume costs exactly one storage request", async () => {
  const { consume } = await aService("warm");
  await consume("warm", "first");
  seen = [];

  expect(await consume("warm", "second")).toBe("accepted");

  expect(seen.map(({ method }) => method)).toEqual(["POST"]);
});

test("a cold consume reads head and link in parallel, then writes the transaction", async () => {
  const { consume } = await aService("cold");

  expect(await consume("cold", "first")).toBe("accepted");

  expect(seen.map(({ method }) => method)).toEqual(["GET", "GET", "POST"]);
  const [one, other, transaction] = seen;
  expect(Math.max(one?.at ?? 0, other?.at ?? 0)).toBeLessThan(
    Math.min(one?.until ?? 0, other?.until ?? 0),
  );
  expect(transaction?.at).toBeGreaterThan(other?.until ?? 0);
});

test("49 callers of one warm contract share two transactions", async () => {
  const { consume, store } = await aService("hot");
  await consume("hot", "first");
  await store.readHead("hot");
  seen = [];

  const outcomes = await Promise.all(keys(49).map((key) => consume("hot", key)));

  expect(count(outcomes, "accepted")).toBe(49);
  // The first is alone, because no other was pending; the others go together.
  expect(seen.map(({ method }) => method)).toEqual(["POST", "POST"]);
  expect((await recorded(store, "hot")).deducted).toHaveLength(50);
});

test("a repeat costs three reads more than a consume", async () => {
  const { consume } = await aService("again");
  await consume("again", "first");
  seen = [];

  expect(await consume("again", "first")).toBe("replayed");

  expect(seen.map(({ method }) => method).sort()).toEqual(["GET", "GET", "GET", "POST"]);
});
