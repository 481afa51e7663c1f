import { createServiceTables, incidentService } from "../support/service-process.ts";
import { startOwnAzurite } from "../support/service-process-tables.ts";
import { startPostgres } from "./postgres.ts";
import { compared, rate, sideBySide } from "./row.ts";
import type { Benchmark } from "./row.ts";
import { putUnlimited, RawTransactions } from "./tables.ts";

const callers = 64;

async function onTables(seconds: number): Promise<number> {
  const azurite = await startOwnAzurite();
  try {
    await createServiceTables(azurite.connectionString);
    const service = incidentService(azurite.connectionString);
    await putUnlimited(service.store, "hot");
    let keys = 0;
    const consume = () => service.consume("hot", `k${(keys += 1)}`);
    await rate(callers, 1, consume);
    const perSecond = await rate(callers, seconds, consume);
    // The ledger contains each counted consume exactly once.
    const entries = await service.store.listEntries("hot", 1, 0, 1_000_000);
    const deducted = entries.flatMap(({ incidentId }) => incidentId ?? []);
    if (deducted.length !== keys || new Set(deducted).size !== keys) {
      throw new Error(`${keys} consumes, ${deducted.length} in the ledger`);
    }
    return perSecond;
  } finally {
    await azurite.stop();
  }
}

/** 64 callers of one contract. One transaction contains many consumes; a row lock allows one. */
export const hot: Benchmark = async (seconds) => {
  const what = "one hot contract, 64 callers";
  const postgres = await startPostgres();
  if (typeof postgres === "string") return [{ what, because: postgres }];
  let against;
  try {
    const value = await postgres.consumesPerSecond({ callers, seconds, contracts: 1 });
    against = { what: "PostgreSQL row lock", value };
  } finally {
    await postgres.stop();
  }
  return [compared(what, await onTables(seconds), "consumes/s", against, { atLeast: 2 })];
};

const contracts = 1_000;
const inFlight = 32;

/** 1,000 contracts in turn. Nothing can be grouped, so each consume costs a transaction. */
export const spread: Benchmark = async (seconds) => {
  const azurite = await startOwnAzurite();
  try {
    const { connectionString } = azurite;
    await createServiceTables(connectionString);
    const service = incidentService(connectionString);
    const raw = new RawTransactions(connectionString);
    let turn = 0;
    const next = (): number => (turn = (turn + 1) % contracts);
    for (let n = 0; n < contracts; n += 1) {
      await putUnlimited(service.store, `c${n}`);
      await raw.put(`r${n}`);
      await service.consume(`c${n}`, "warm");
    }
    let keys = 0;
    const consume = () => service.consume(`c${next()}`, `k${(keys += 1)}`);
    const write = () => raw.write(`r${next()}`);
    const figures = await sideBySide(seconds, inFlight, write, consume);
    const against = { what: "raw 3-row transactions", value: figures.against };
    const what = "spread over 1,000 contracts";
    return [compared(what, figures.measured, "consumes/s", against, { atLeast: 0.85 })];
  } finally {
    await azurite.stop();
  }
};
