import { setTimeout as delay } from "node:timers/promises";

import { JsonTable } from "../../shared/adapters/tables/json-table.ts";
import { TableClock } from "../../shared/adapters/tables/table-clock.ts";
import { TableSweepStore } from "../../shared/adapters/tables/table-sweep-store.ts";
import { createTables, openTables } from "../../shared/adapters/tables/tables.ts";
import type { Tables } from "../../shared/adapters/tables/tables.ts";
import { noon } from "../support/builders.ts";
import { alone, compared, rate } from "./row.ts";
import type { Benchmark } from "./row.ts";
import { startSweepHost } from "./sweep-host.ts";
import type { SweepHost } from "./sweep-host.ts";
import { dayOfRound, dueInRound, notDue, seed } from "../support/sweep-seed.ts";
import { RawTransactions } from "./tables.ts";

const due = 300;
const few = 1_000;
const inFlight = 32;
const roundsMeasured = 8;

interface Measured {
  readonly perSecond: number;
  readonly rawPerSecond: number;
  readonly requestsPerDue: number;
  readonly heapGrowth: number;
}

/** Runs sweeps one after the other, each with its own due offers. */
class Rounds {
  readonly #host: SweepHost;
  readonly #tables: Tables;
  readonly #raw: RawTransactions;
  #round = 0;
  #writes = 0;

  constructor(host: SweepHost, tables: Tables) {
    this.#host = host;
    this.#tables = tables;
    this.#raw = new RawTransactions(host.connectionString);
  }

  async measure(seconds: number): Promise<Measured> {
    await this.#sweep("time");
    const sums = { ms: 0, requests: 0, raw: 0 };
    for (let round = 0; round < roundsMeasured; round += 1) {
      sums.raw += await this.#rawPerSecond(seconds / roundsMeasured);
      const { ms, requests } = await this.#sweep("time");
      sums.ms += ms;
      sums.requests += requests;
    }
    const { heapGrowth } = await this.#sweep("weigh");
    return {
      perSecond: (due * roundsMeasured * 1000) / sums.ms,
      rawPerSecond: sums.raw / roundsMeasured,
      requestsPerDue: sums.requests / (due * roundsMeasured),
      heapGrowth,
    };
  }

  async #rawPerSecond(seconds: number): Promise<number> {
    const partition = (caller: number): string => `raw-${this.#writes}-${caller}`;
    this.#writes += 1;
    for (let caller = 0; caller < inFlight; caller += 1) await this.#raw.put(partition(caller));
    return rate(inFlight, seconds, (caller) => this.#raw.write(partition(caller)));
  }

  async #sweep(how: "time" | "weigh") {
    const round = this.#round;
    this.#round += 1;
    await seed(this.#tables, dueInRound(round, due));
    const clock = new TableClock(new JsonTable(this.#tables.clock));
    await clock.moveTo(new Date(noon(dayOfRound(round))));
    // A process may use the previous clock for this time.
    await delay(1_000);
    this.#host.begin(how);
    const started = performance.now();
    await this.#host.startSweep();
    await this.#ended(round);
    const ms = performance.now() - started;
    return { ms, ...(await this.#host.end()) };
  }

  async #ended(round: number): Promise<void> {
    const sweeps = new TableSweepStore(this.#tables.operations);
    for (;;) {
      const page = await sweeps.list(undefined, 200);
      const runs = page?.items.filter(({ state }) => state !== "Missed") ?? [];
      const [latest] = runs;
      if (latest && runs.length > round && latest.state !== "Running") {
        const { failed, renewed, state } = latest;
        if (state === "Completed" && failed === 0 && renewed === due) return;
        throw new Error(`The sweep has not done all that was due: ${JSON.stringify(latest)}`);
      }
      await delay(20);
    }
  }
}

const megabytes = (bytes: number): number => bytes / 1024 / 1024;

/**
 * The sweep from the timer to its end on the built app, host and engine, with 300 roll-overs due: once
 * with 1,000 offers in storage and once with `offers`.
 */
export const sweepOver =
  (offers: number): Benchmark =>
  async (seconds) => {
    const host = await startSweepHost();
    try {
      const { connectionString } = host;
      const storage = { mode: "connection-string", connectionString } as const;
      const tables = openTables(storage, { timeoutMs: 60_000 });
      await createTables(tables);
      const rounds = new Rounds(host, tables);
      await seed(tables, notDue(0, few));
      const small = await rounds.measure(seconds);
      await seed(tables, notDue(few, offers));
      const large = await rounds.measure(seconds);
      const name = `sweep, ${due} due of ${offers.toLocaleString("en")}`;
      const raw = { what: "raw 3-row transactions", value: large.rawPerSecond };
      const before = { what: `with ${few.toLocaleString("en")} offers` };
      return [
        alone(name, large.perSecond, "roll-overs/s", { atLeast: 200 }),
        compared(name, large.perSecond, "roll-overs/s", raw, { atLeast: 0.1 }),
        compared(
          `${name}: storage requests per roll-over`,
          large.requestsPerDue,
          "requests",
          { ...before, value: small.requestsPerDue },
          { atMost: 1.05 },
        ),
        compared(
          `${name}: memory held at most, beyond the start`,
          megabytes(large.heapGrowth),
          "MB",
          { ...before, value: megabytes(small.heapGrowth) },
          { atMost: 1.5 },
        ),
      ];
    } finally {
      await host.stop();
    }
  };
