import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";

import { tablesAt } from "../../../infra/backup/places.ts";
import { startFaultProxy } from "../../support/fault-proxy.ts";
import type { Fault, FaultProxy } from "../../support/fault-proxy.ts";
import {
  createServiceTables,
  incidentService,
  putContract,
} from "../../support/service-process.ts";
import type { IncidentService } from "../../support/service-process.ts";
import { startOwnAzurite } from "../../support/service-process-tables.ts";
import type { OwnAzurite } from "../../support/service-process-tables.ts";
import { count, keys, recorded } from "./support.ts";

/** Short, so that a timed-out request does not delay the test. */
const timeoutMs = 700;
const late = 2 * timeoutMs;

let azurite: OwnAzurite;
let proxy: FaultProxy;
/** Uses the proxy. */
let service: IncidentService;
/** Uses storage directly, like another process without faults. */
let other: IncidentService;

beforeAll(async () => {
  azurite = await startOwnAzurite();
  await createServiceTables(azurite.connectionString);
  proxy = await startFaultProxy(azurite.tablePort);
  const through = azurite.connectionString.replace(`:${azurite.tablePort}/`, `:${proxy.port}/`);
  service = incidentService(through, { timeoutMs });
  other = incidentService(azurite.connectionString);
});
afterAll(async () => {
  await proxy.stop();
  await azurite.stop();
});
afterEach(() => {
  proxy.decide = () => undefined;
  proxy.connect();
});

/** A caller who repeats the request with the same key as long as the answer asks for it. */
async function consumeInTheEnd(offerId: string, key: string): Promise<string> {
  for (;;) {
    const outcome = await service.consume(offerId, key);
    if (!["busy", "unknown", "unavailable"].includes(outcome)) return outcome;
  }
}

/** The next `times` transactions get the fault. */
function transactionsMeet(fault: Fault, times = 1): void {
  let left = times;
  proxy.decide = ({ isTransaction }) => (isTransaction && left-- > 0 ? fault : undefined);
}

test.each(["reset-before", "reset-after"] as const)(
  "a restore writes its rows again after a connection was reset (%s)",
  async (kind) => {
    const through = azurite.connectionString.replace(`:${azurite.tablePort}/`, `:${proxy.port}/`);
    const { partners } = tablesAt(through);
    const row = { partitionKey: kind, rowKey: "1", data: "{}" };
    transactionsMeet({ kind });
    await partners.submitTransaction([["upsert", row, "Replace"]]);
    expect(await partners.getEntity(kind, "1")).toMatchObject({ data: "{}" });
  },
);

const faults: readonly (readonly [what: string, fault: Fault])[] = [
  ["breaks before the request arrives", { kind: "drop-before" }],
  ["breaks after the commit and before the answer", { kind: "drop-after" }],
  ["is reset before the request arrives", { kind: "reset-before" }],
  ["is reset after the commit and before the answer", { kind: "reset-after" }],
  ["delivers the request past the time-out", { kind: "late", ms: late }],
  ["delivers the answer past the time-out", { kind: "late-answer", ms: late }],
  ["answers 500 and has done nothing", { kind: "status-before", status: 500 }],
  ["answers 503 and has done nothing", { kind: "status-before", status: 503 }],
  ["answers 429 and has done nothing", { kind: "status-before", status: 429 }],
  ["answers 500 and has done it", { kind: "status-after", status: 500 }],
  ["answers 503 and has done it", { kind: "status-after", status: 503 }],
  ["delivers the request twice", { kind: "twice" }],
];

describe.each(faults)("a network that %s", (what, fault) => {
  test("a consume gets the true answer, and its repeat the same", async () => {
    const offerId = `consume, ${what}`.replaceAll(/\W+/g, "");
    await putContract(other.store, offerId);
    await service.consume(offerId, "warm");
    transactionsMeet(fault);

    expect(await service.consume(offerId, "k")).toBe("accepted");

    expect(await service.consume(offerId, "k")).toBe("replayed");
    expect(await other.consume(offerId, "k")).toBe("replayed");
    expect((await recorded(other.store, offerId)).deducted).toHaveLength(2);
  });

  test("many consumes at once get the true answer each", async () => {
    const offerId = `many, ${what}`.replaceAll(/\W+/g, "");
    await putContract(other.store, offerId);
    transactionsMeet(fault, 2);

    const outcomes = await Promise.all(keys(60).map((key) => consumeInTheEnd(offerId, key)));

    expect(outcomes.filter((each) => each === "accepted" || each === "replayed")).toHaveLength(50);
    expect(count(outcomes, "NO_INCIDENTS_REMAINING")).toBe(10);
    expect(new Set((await recorded(other.store, offerId)).deducted).size).toBe(50);
  });

  test("a closing refunds its incident once, even if another process writes next", async () => {
    const offerId = `close, ${what}`.replaceAll(/\W+/g, "");
    await putContract(other.store, offerId);
    await service.consume(offerId, "k");
    transactionsMeet(fault);

    const [outcome] = await Promise.all([
      service.close(offerId, "k", "Duplicate"),
      ...keys(5).map((key) => other.consume(offerId, key)),
    ]);

    expect(outcome).toBe("accepted");
    expect(await service.close(offerId, "k", "Bug")).toBe("INCIDENT_ALREADY_CLOSED");
    const { entries } = await recorded(other.store, offerId);
    expect(entries.filter(({ type }) => type === "Refund")).toHaveLength(1);
  });
});

test("failed reads are retried before anything is answered", async () => {
  await putContract(other.store, "reads");
  const failing: Fault[] = [
    { kind: "drop-before" },
    { kind: "status-before", status: 503 },
    { kind: "late-answer", ms: late },
    { kind: "status-before", status: 429 },
  ];
  proxy.decide = ({ isTransaction }) => (isTransaction ? undefined : failing.shift());

  expect(await service.consume("reads", "k")).toBe("accepted");
  expect(failing).toEqual([]);
});

test("a cut connection loses and doubles nothing", async () => {
  await putContract(other.store, "cut");
  await service.consume("cut", "warm");

  const asked = keys(30).map((key) => service.consume("cut", key));
  proxy.cut();
  setTimeout(() => {
    proxy.connect();
  }, 400);

  expect(count(await Promise.all(asked), "accepted")).toBe(30);
  expect((await recorded(other.store, "cut")).deducted).toHaveLength(31);
});

test("any mixture of faults ends with the true answers", async () => {
  await putContract(other.store, "mixed");
  let n = 0;
  // Every third request gets the next fault, three times over all of them.
  proxy.decide = () => {
    n += 1;
    return n % 3 === 0 && n <= 9 * faults.length ? faults[(n / 3) % faults.length]?.[1] : undefined;
  };

  const outcomes = await Promise.all(
    keys(60).map(async (key, index) => {
      // Start a few requests at a time, so that there are many transactions.
      await new Promise((resolve) => setTimeout(resolve, index * 15));
      return consumeInTheEnd("mixed", key);
    }),
  );

  expect(outcomes.filter((each) => each === "accepted" || each === "replayed")).toHaveLength(50);
  expect(count(outcomes, "NO_INCIDENTS_REMAINING")).toBe(10);
  expect(new Set((await recorded(other.store, "mixed")).deducted).size).toBe(50);
});
