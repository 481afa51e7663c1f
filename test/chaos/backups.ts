import path from "node:path";

import { backupFolder } from "../../shared/adapters/backup/backup-files.ts";
import type { BackupFiles } from "../../shared/adapters/backup/backup-files.ts";
import { restoreBackup } from "../../shared/adapters/backup/restore-backup.ts";
import { openTables } from "../../shared/adapters/tables/tables.ts";
import type { Hosts } from "../support/service-process-hosts.ts";
import { startOwnAzurite } from "../support/service-process-tables.ts";
import type { Caller } from "./caller.ts";
import { truthsIn } from "./checker.ts";
import type { Memory } from "./record.ts";
import { operator } from "./scene.ts";

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const pauseMs = 5_000;
const finishMs = 60_000;

/** What the clients had been told before a backup was started. */
interface Known {
  readonly offers: readonly string[];
  readonly incidents: readonly string[];
}

const knownTo = ({ cases, commands }: Memory): Known => ({
  offers: commands.flatMap(({ answer, what }) =>
    what === "purchase" && answer ? [String(answer["offerId"])] : [],
  ),
  incidents: [...cases.values()].flatMap(({ incidentId }) => incidentId ?? []),
});

/** Takes backups one after another, as an operator can, and afterwards restores and checks them. */
export class Backups {
  readonly #caller: Caller;
  readonly #memory: Memory;
  readonly #files: BackupFiles;
  readonly #known = new Map<string, Known>();

  constructor({ dataDir }: Hosts, caller: Caller, memory: Memory) {
    this.#caller = caller;
    this.#memory = memory;
    this.#files = backupFolder(path.join(dataDir, "backups"));
  }

  async run(isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      await this.#start();
      await wait(pauseMs);
    }
  }

  async #start(): Promise<string | null> {
    const known = knownTo(this.#memory);
    const start = { method: "POST", path: "/api/ops/backups", as: operator } as const;
    const { body, verdict } = await this.#caller.send(start);
    this.#memory.count(`backup ${verdict}`);
    if (verdict !== "accepted") return null;
    const backupId = String(body["backupId"]);
    this.#known.set(backupId, known);
    return backupId;
  }

  /** The last backup, which nothing disturbs, must finish. Others can have failed; all that finished must be right. */
  async findings(): Promise<string[]> {
    const last = await this.#start();
    const deadline = Date.now() + finishMs;
    const isFinished = async (): Promise<boolean> =>
      last !== null && (await this.#files.list()).includes(last);
    while (!(await isFinished()) && Date.now() < deadline) await wait(500);
    const found = (await isFinished()) ? [] : ["the last backup did not finish"];
    const target = await startOwnAzurite();
    try {
      for (const backupId of await this.#files.list()) {
        found.push(...(await this.#findingsOf(backupId, target.connectionString)));
        this.#memory.count("backup restored");
      }
    } finally {
      await target.stop();
    }
    return found;
  }

  async #findingsOf(backupId: string, connectionString: string): Promise<string[]> {
    const prefix = `b${backupId.replace(/\W/g, "")}`;
    const tables = openTables(
      { mode: "connection-string", connectionString },
      { retryWrites: true },
      prefix,
    );
    const known = this.#known.get(backupId) ?? { offers: [], incidents: [] };
    try {
      await restoreBackup({ tables, files: this.#files }, { backupId });
      const truths = await truthsIn(tables);
      const incidents = new Set([...truths.values()].flatMap((each) => [...each.incidents.keys()]));
      const lost = [
        ...known.offers.filter((offerId) => !truths.has(offerId)),
        ...known.incidents.filter((incidentId) => !incidents.has(incidentId)),
      ];
      const found = [...truths.values()].flatMap(({ findings }) => findings);
      return [...found, ...lost.map((id) => `${id} is missing`)].map(
        (text) => `backup ${backupId}: ${text}`,
      );
    } catch (error) {
      return [`backup ${backupId}: ${String(error)}`];
    }
  }
}
