import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";

import { startFaultProxy } from "../../support/fault-proxy.ts";
import type { Fault, FaultProxy } from "../../support/fault-proxy.ts";
import { createLedgerTables, ledgerService, putContract } from "../../support/service-process.ts";
import type { LedgerService } from "../../support/service-process.ts";
import { startOwnAzurite } from "../../support/service-process-tables.ts";
import type { OwnAzurite } from "../../support/service-process-tables.ts";
import { count, keys, recorded } from "./support.ts";

/** Short, so that a request past the time-out does not make the test wait. */
const timeoutMs = 700;
const late = 2 * timeoutMs;

let azurite: OwnAzurite;
let proxy: FaultProxy;
/** Behind the proxy. */
let service: LedgerService;
/** Straight to storage, as another process that has no trouble. */
let other: LedgerService;

beforeAll(async () => {
  azurite = await startOwnAzurite();
  await createLedgerTables(azurite.connectionString);
  proxy = await startFaultProxy(azurite.tablePort);
  const through = azurite.connectionString.replace(`:${azurite.tablePort}/`, `:${proxy.port}/`);
  service = ledgerService(through, { timeoutMs });
  other = ledgerService(azurite.connectionString);
});
afterAll(async () => {
  await proxy.stop();
  await azurite.stop();
});
afterEach(() => {
  proxy.decide = () => undefined;
  proxy.connect();
});

/** As a caller who sends the same key again for as long as the answer says that this may help. */
async function consumeInTheEnd(offerId: string, key: string): Promise<string> {
  for (;;) {
    const told = await service.consume(offerId, key);
    if (!["busy", "unknown", "unavailable"].includes(told)) return told;
  }
}

/** The next `times` transactions meet the fault. */
function transactionsMeet(fault: Fault, times = 1): void {
  let left = times;
  proxy.decide = ({ isTransaction }) => (isTransaction && left-- > 0 ? fault : undefined);
}

const faults: readonly (readonly [what: string, fault: Fault])[] = [
  ["breaks before the request arrives", { kind: "drop-before" }],
  ["breaks after the commit and before the answer", { kind: "drop-after" }],
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
  test("a consume is told the truth, and its repeat the same", async () => {
    const offerId = `consume, ${what}`.replaceAll(/\W+/g, "");
    await putContract(other.store, offerId);
    await service.consume(offerId, "warm");
    transactionsMeet(fault);

    expect(await service.consume(offerId, "k")).toBe("accepted");

    expect(await service.consume(offerId, "k")).toBe("replayed");
    expect(await other.consume(offerId, "k")).toBe("replayed");
    expect((await recorded(other.store, offerId)).deducted).toHaveLength(2);
  });

  test("many at once are told the truth, one by one", async () => {
    const offerId = `many, ${what}`.replaceAll(/\W+/g, "");
    await putContract(other.store, offerId);
    transactionsMeet(fault, 2);

    const told = await Promise.all(keys(60).map((key) => consumeInTheEnd(offerId, key)));

    expect(told.filter((each) => each === "accepted" || each === "replayed")).toHaveLength(50);
    expect(count(told, "NO_INCIDENTS_REMAINING")).toBe(10);
    expect(new Set((await recorded(other.store, offerId)).deducted).size).toBe(50);
  });

  test("a closing gives its incident back once, also with another writer on top", async () => {
    const offerId = `close, ${what}`.replaceAll(/\W+/g, "");
    await putContract(other.store, offerId);
    await service.consume(offerId, "k");
    transactionsMeet(fault);

    const [told] = await Promise.all([
      service.close(offerId, "k", "Duplicate"),
      ...keys(5).map((key) => other.consume(offerId, key)),
    ]);

    expect(told).toBe("accepted");
    expect(await service.close(offerId, "k", "Bug")).toBe("INCIDENT_ALREADY_CLOSED");
    const { entries } = await recorded(other.store, offerId);
    expect(entries.filter(({ type }) => type === "Refund")).toHaveLength(1);
  });
});

test("reads that fail are read again before anything is answered", async () => {
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

test("storage that is cut off and comes back has lost and doubled nothing", async () => {
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

test("any mixture of faults ends with the truth", async () => {
  await putContract(other.store, "mixed");
  let n = 0;
  // Every third request meets one, three times over all of them.
  proxy.decide = () => {
    n += 1;
    return n % 3 === 0 && n <= 9 * faults.length ? faults[(n / 3) % faults.length]?.[1] : undefined;
  };

  const told = await Promise.all(
    keys(60).map(async (key, index) => {
      // They come a few at a time, so that there are many transactions.
      await new Promise((resolve) => setTimeout(resolve, index * 15));
      return consumeInTheEnd("mixed", key);
    }),
  );

  expect(told.filter((each) => each === "accepted" || each === "replayed")).toHaveLength(50);
  expect(count(told, "NO_INCIDENTS_REMAINING")).toBe(10);
  expect(new Set((await recorded(other.store, "mixed")).deducted).size).toBe(50);
});
