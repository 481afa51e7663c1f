import { openTables } from "../../shared/adapters/tables/tables.ts";
import type { ErasureView } from "../../shared/contract/erasures.ts";
import { api, environment, until } from "./environment.ts";
import { filesBelow, leaks } from "./leaks.ts";
import type { Trail } from "./leaks.ts";
import { bodyOf, operator } from "./people.ts";

export interface AskedPerson {
  readonly email?: string;
  readonly account?: { readonly type: string; readonly id: string };
}

export const eraseCall = (person: AskedPerson, headers: Readonly<Record<string, string>> = {}) =>
  api("POST", "/api/ops/erasures", { as: operator, body: { person }, headers });

/** Erases a person's data, and waits until the run is over. */
export async function erased(person: AskedPerson): Promise<ErasureView> {
  const { erasureId } = bodyOf(await eraseCall(person), 202) as { readonly erasureId: string };
  return until("the erasure is over", async () => {
    const path = `/api/ops/erasures/${erasureId}`;
    const view = bodyOf(await api("GET", path, { as: operator }), 200) as ErasureView;
    return view.state === "Running" ? undefined : view;
  });
}

/** Every row of every table, and the task hub. Nothing without access to the storage. */
async function everythingKept(): Promise<Trail[]> {
  const { connectionString, dataDir } = environment();
  if (connectionString === "") return [];
  const tables = openTables({ mode: "connection-string", connectionString });
  const trails: Trail[] = filesBelow(dataDir).filter(({ where }) => /^host.*sqlite/.test(where));
  for (const [where, table] of Object.entries(tables)) {
    for await (const row of table.listEntities()) {
      const place = `${where} ${String(row.partitionKey)} ${String(row.rowKey)}`;
      trails.push({ where: place, bytes: Buffer.from(JSON.stringify(row)) });
    }
  }
  return trails;
}

/** Where the values are, in any letter case. */
export async function placesOf(...values: readonly string[]): Promise<string[]> {
  const trails = (await everythingKept()).map(({ bytes, where }) => ({
    where,
    bytes: Buffer.from(bytes.toString("latin1").toLowerCase(), "latin1"),
  }));
  return leaks(
    trails,
    values.map((value) => ({ what: value, value: value.toLowerCase() })),
  );
}

/** Whether the search finds a value that is kept. Without access to the storage it finds none. */
export const isFound = async (value: string): Promise<boolean> =>
  environment().connectionString === "" || (await placesOf(value)).length > 0;
