import { afterAll, beforeAll, expect, test } from "vitest";

import {
  createServiceTables,
  incidentService,
  putContract,
  startServiceProcess,
} from "../../support/service-process.ts";
import type { IncidentService, ServiceProcess } from "../../support/service-process.ts";
import { startOwnAzurite } from "../../support/service-process-tables.ts";
import type { OwnAzurite } from "../../support/service-process-tables.ts";
import { count, keys, recorded } from "./support.ts";

let azurite: OwnAzurite;
let processes: readonly ServiceProcess[] = [];
let here: IncidentService;

beforeAll(async () => {
  azurite = await startOwnAzurite();
  const { connectionString } = azurite;
  await createServiceTables(connectionString);
  here = incidentService(connectionString);
  processes = await Promise.all([1, 2, 3].map(() => startServiceProcess(connectionString)));
});
afterAll(async () => {
  await Promise.all(processes.map(({ end }) => end()));
  await azurite.stop();
});

/** The processes in turn. */
const nth = (n: number): ServiceProcess => {
  const found = processes[n % processes.length];
  if (!found) throw new Error("no process runs");
  return found;
};

test("three processes together deduct exactly the fifty that were granted", async () => {
  await putContract(here.store, "fifty");

  const outcomes = await Promise.all(keys(90).map((key, n) => nth(n).consume("fifty", key)));

  expect([count(outcomes, "accepted"), count(outcomes, "NO_INCIDENTS_REMAINING")]).toEqual([
    50, 40,
  ]);
  const { deducted } = await recorded(here.store, "fifty");
  expect(new Set(deducted).size).toBe(50);
});

test("the same keys at three processes at once are deducted once each", async () => {
  await putContract(here.store, "same");

  const outcomes = await Promise.all(
    keys(20).flatMap((key) => processes.map(({ consume }) => consume("same", key))),
  );

  expect([count(outcomes, "accepted"), count(outcomes, "replayed")]).toEqual([20, 40]);
  expect((await recorded(here.store, "same")).deducted).toHaveLength(20);
});

test("no process starves while others write the same contract", async () => {
  await putContract(here.store, "fair");
  const done = [0, 0, 0];

  // Each process sends requests one after another, so that it must win many races.
  await Promise.all(
    processes.map(async ({ consume }, n) => {
      for (const key of keys(12, `p${n}-`)) {
        expect(await consume("fair", key)).toBe("accepted");
        done[n] = (done[n] ?? 0) + 1;
      }
    }),
  );

  expect(done).toEqual([12, 12, 12]);
  expect((await recorded(here.store, "fair")).deducted).toHaveLength(36);
});

test("a killed process loses nothing that it has acknowledged", async () => {
  await putContract(here.store, "killed");
  const victim = await startServiceProcess(azurite.connectionString);
  const asked = keys(40).map(async (key, n) => {
    const outcome = await victim.consume("killed", key).catch(() => "ended");
    if (n === 3) await victim.end("SIGKILL");
    return { key, outcome };
  });
  const first = await Promise.all(asked);

  const acknowledged = first.filter(({ outcome }) => outcome === "accepted").map(({ key }) => key);
  const { deducted } = await recorded(here.store, "killed");
  expect(deducted.length).toBeGreaterThanOrEqual(acknowledged.length);
  // Every key, repeated at another process, gets the true answer.
  const again = await Promise.all(keys(40).map((key) => nth(0).consume("killed", key)));
  expect(count(again, "replayed")).toBe(deducted.length);
  expect(count(again, "accepted")).toBe(40 - deducted.length);
  expect((await recorded(here.store, "killed")).deducted).toHaveLength(40);
});
