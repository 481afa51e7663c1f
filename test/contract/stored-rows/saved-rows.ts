import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { makeDeps } from "../../../functions/wiring.ts";
import { localSettings } from "../../../infra/local/settings.ts";
import { portsFrom } from "../../../infra/local/ports.ts";
import { JsonTable } from "../../../shared/adapters/tables/json-table.ts";
import { clockKind, sendQueueKind } from "../../../shared/adapters/tables/rows/operation-rows.ts";
import { createTables, openTables } from "../../../shared/adapters/tables/tables.ts";
import type { TableName, Tables } from "../../../shared/adapters/tables/tables.ts";
import type { Workflows } from "../../../shared/application/ports/workflows.ts";
import { readConfig } from "../../../shared/config.ts";
import { testHashKey } from "../../support/row-codecs.ts";
import type { TableStores } from "../../support/table-stores.ts";
import { startOwnAzurite } from "../../support/service-process-tables.ts";

/** A row as Table Storage holds it, without what Table Storage adds. */
export interface SavedRow {
  readonly partitionKey: string;
  readonly rowKey: string;
  readonly data: string;
}

/**
 * One of every kind of row, as version 0.1.0 of the service wrote them, by table. They were saved on
 * the day that the clock row makes 2026-03-05.
 */
export const rowsOf010 = JSON.parse(
  readFileSync(path.join(import.meta.dirname, "rows-0.1.0.json"), "utf8"),
) as Readonly<Record<TableName, readonly SavedRow[]>>;

/** What the saved rows are about. */
export const saved = {
  contoso: "contoso-557608f9",
  /** In its first term: 3 of 50 cloud incidents used, and linked to the account. */
  offerId: "jjyyevfeq9a2p13j5srm",
  account: { id: "contoso-1", type: "Entra" },
  accessId: "ZYTQ-S7HT-6SN",
  contractId: "GN43-4MCH-H8KF-8TK1-V",
  /** In its second term; an incident of its first one waits for the decision about its refund. */
  renewedOfferId: "hzdt5mr1fb59ex8c4kan",
  incidentInReview: "hzdt5mr1fb59ex8c4kan-83xjm0cpnxs354d7eawt",
} as const;

export async function load(tables: Tables): Promise<void> {
  await createTables(tables);
  for (const [name, rows] of Object.entries(rowsOf010)) {
    const table = tables[name as TableName];
    await Promise.all(rows.map((row) => table.createEntity({ ...row })));
  }
}

const key = (byte: number): string => Buffer.alloc(32, byte).toString("base64");

/** The keys that the saved rows were written with. */
const keys = {
  ENCRYPTION_KEYS: JSON.stringify({ k1: key(1) }),
  ENCRYPTION_KEY_CURRENT: "k1",
  HASH_KEY: testHashKey.toString("base64"),
};

const started = () => Promise.resolve();
const noWorkflows: Workflows = {
  ...{ activate: started, distribute: started },
  ...{ replace: started, sweep: started, reconcile: started },
  ...{ backup: started, erase: started, forgetDistribution: started, probe: async () => 0 },
};

/** The service on an Azurite of its own that holds the saved rows. */
export async function serviceOnSavedRows() {
  const { connectionString, stop } = await startOwnAzurite();
  const tables = openTables({ mode: "connection-string", connectionString });
  await load(tables);
  const dataDir = mkdtempSync(path.join(tmpdir(), "benefits-saved-rows-"));
  const settings = { ...localSettings({ ports: portsFrom({}), dataDir }), ...keys };
  rmSync(dataDir, { recursive: true });
  const config = readConfig({
    ...settings,
    ...{ STORAGE_CONNECTION_STRING: connectionString, TELEMETRY_FILE: "" },
  });
  return {
    tables,
    ...makeDeps(config, { version: "test", docsDirectory: "" }, noWorkflows),
    stop,
  };
}

type Reader = (stores: TableStores, row: SavedRow, tables: Tables) => Promise<unknown>;

const after = (text: string): string => text.slice(text.indexOf(":") + 1);

/** How a row of each kind is read, by table and key, through the store that it belongs to. */
export const readers: readonly (readonly [TableName, RegExp, Reader])[] = [
  [
    "contracts",
    /^head$/,
    async ({ contracts }, { partitionKey }) => (await contracts.readHead(partitionKey))?.contract,
  ],
  ...(["incident", "term", "link", "command"] as const).map(
    (type): readonly [TableName, RegExp, Reader] => [
      "contracts",
      new RegExp(`^${type}:`),
      async ({ contracts }, { partitionKey, rowKey }) =>
        (await contracts.readRow(partitionKey, rowKey))?.row,
    ],
  ),
  [
    "contracts",
    /^entry:/,
    async ({ contracts }, { partitionKey, rowKey }) => {
      const [, term, seq] = rowKey.split(":").map(Number);
      return (await contracts.listEntries(partitionKey, term ?? 0, (seq ?? 0) - 1, 1))[0];
    },
  ],
  [
    "contracts",
    /^distribution:/,
    ({ distributions }, { partitionKey, rowKey }) =>
      distributions.read(partitionKey, after(rowKey)),
  ],
  [
    "contracts",
    /^mail:/,
    async ({ distributions }, { partitionKey, rowKey }) => {
      const [, distributionId = "", addressKey = ""] = rowKey.split(":");
      return (await distributions.readMail(partitionKey, distributionId, addressKey))?.value;
    },
  ],
  [
    "partners",
    /^partner$/,
    async ({ partners }, { partitionKey }) => (await partners.read(partitionKey))?.value,
  ],
  [
    "partners",
    /^held:/,
    async ({ partners }, { partitionKey, rowKey }) => ({
      offerId: (await partners.readSlot(partitionKey, after(rowKey)))?.value,
    }),
  ],
  [
    "partners",
    /^membership:/,
    ({ partners }, { partitionKey, rowKey }) =>
      partners.readMembership(partitionKey, after(rowKey)),
  ],
  [
    "partners",
    /^consultation:/,
    async ({ partners }, { partitionKey }) => (await partners.readConsultations(partitionKey))[0],
  ],
  ["credentials", /^owner$/, ({ credentials }, { partitionKey }) => credentials.find(partitionKey)],
  [
    "accounts",
    /^link:/,
    async ({ accounts }, { partitionKey, rowKey }) => {
      const offerIds = await accounts.listContracts(partitionKey);
      return { offerId: offerIds.find((offerId) => offerId === after(rowKey)) };
    },
  ],
  [
    "accounts",
    /^frontline:/,
    async ({ accounts }, { partitionKey, rowKey }) =>
      (await accounts.readFrontline(partitionKey, after(rowKey)))?.value,
  ],
  [
    "attempts",
    /^attempts$/,
    async ({ attempts }, { partitionKey }) => (await attempts.read(partitionKey))?.value,
  ],
  [
    "schedule",
    /^(Anniversary|TermEnd|Notice|Work):/,
    async ({ schedule }, { partitionKey, rowKey }) =>
      (await schedule.due(partitionKey, 1000)).find(
        ({ day, key: rowOf }) => day === partitionKey && rowOf === rowKey,
      )?.item,
  ],
  [
    "operations",
    /^mail$/,
    ({ distributions }, { partitionKey }) => distributions.findOperation(partitionKey),
  ],
  [
    "operations",
    /^pace$/,
    async (_, { partitionKey, rowKey }, { operations }) =>
      (await new JsonTable(operations).read(sendQueueKind, partitionKey, rowKey))?.value,
  ],
  ["operations", /^mark$/, async ({ sweeps }) => ({ at: (await sweeps.readMark())?.value })],
  ["operations", /^run:/, ({ sweeps }, { rowKey }) => sweeps.read(rowKey.split(":").at(-1) ?? "")],
  ["operations", /^\d{8}T/, ({ reconciliations }, { rowKey }) => reconciliations.read(rowKey)],
  [
    "clock",
    /^offset$/,
    async (_, { partitionKey, rowKey }, { clock }) =>
      (await new JsonTable(clock).read(clockKind, partitionKey, rowKey))?.value,
  ],
];
