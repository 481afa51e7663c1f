import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import type { PipelinePolicy } from "@azure/core-rest-pipeline";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";

import { localSettings } from "../../infra/local/settings.ts";
import type { Settings } from "../../infra/local/settings.ts";
import { freePorts } from "../../infra/local/ports.ts";
import { backupFolder } from "../../shared/adapters/backup/backup-files.ts";
import { restoreBackup } from "../../shared/adapters/backup/restore-backup.ts";
import { writeBackup } from "../../shared/adapters/backup/write-backup.ts";
import type { EarlierBackup } from "../../shared/application/ports/backups.ts";
import { createTables, openTables } from "../../shared/adapters/tables/tables.ts";
import type { Tables } from "../../shared/adapters/tables/tables.ts";
import { makeReconcileOffer } from "../../shared/application/workflows/reconcile/reconcile-offer.ts";
import type { OfferType } from "../../shared/domain/vocabulary.ts";
import { addDays, laterOf } from "../../shared/domain/plain-date.ts";
import { act, history, isAct } from "../support/history.ts";
import type { Act, Command } from "../support/history.ts";
import { cloud } from "../support/builders.ts";
import { OfferOnTables } from "../support/offer-on-tables.ts";
import type { Exchange } from "../support/offer-on-tables.ts";
import { serviceOnTables } from "../support/service-on-tables.ts";
import type { Answered, Asked, ServiceOnTables } from "../support/service-on-tables.ts";
import { startOwnAzurite } from "../support/service-process-tables.ts";
import type { OwnAzurite } from "../support/service-process-tables.ts";
import "../support/seed.ts";

let azurite: OwnAzurite | undefined;
let settings: Settings = {};
const dataDir = mkdtempSync(path.join(tmpdir(), "benefits-backup-property-"));

beforeAll(async () => {
  azurite = await startOwnAzurite();
  const ports = { ...(await freePorts()), table: azurite.tablePort };
  settings = localSettings({ dataDir, ports });
});
afterAll(async () => {
  await azurite?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const tablesWith = (...policies: readonly PipelinePolicy[]): Tables =>
  openTables(
    { mode: "connection-string", connectionString: azurite?.connectionString ?? "" },
    { policies },
  );

/** Before the backup reads its next page, of few rows, something else happens. */
const pagesOf = (rows: number, between: () => Promise<void>): PipelinePolicy => ({
  name: "small pages",
  sendRequest: async (request, next) => {
    if (request.url.includes("$top=") || request.url.includes("%24top=")) {
      await between();
      request.url = request.url.replace(/(\$|%24)top=\d+/, `$1top=${rows}`);
    }
    return next(request);
  },
});

async function loseEverything(): Promise<void> {
  await Promise.all(Object.values(tablesWith()).map((table) => table.deleteTable()));
}

/** The stored rows of one contract. */
async function rowsOf(offerId: string): Promise<string> {
  const found: string[] = [];
  const filter = `PartitionKey eq '${offerId}'`;
  for await (const row of tablesWith().contracts.listEntities({ queryOptions: { filter } })) {
    const { etag, timestamp, ...stored } = row;
    expect([etag, timestamp]).toHaveLength(2);
    found.push(JSON.stringify(Object.entries(stored).toSorted()));
  }
  return found.toSorted().join("\n");
}

const askAll = async (service: ServiceOnTables, all: readonly Asked[]): Promise<Answered[]> => {
  const answers: Answered[] = [];
  for (const asked of all) answers.push(await service.ask(asked));
  return answers;
};

/** Commands of several offers on one calendar. */
class World {
  readonly offers: OfferOnTables[] = [];
  /** The stored states of each contract that a backup may contain, by offer. */
  readonly states = new Map<string, string[]>();
  readonly service = serviceOnTables(settings);
  #today: string;

  constructor(anchor: string) {
    this.#today = anchor;
  }

  async moveTo(day: string): Promise<void> {
    this.#today = day;
    await this.service.moveTo(`${day}T09:00:00Z`);
  }

  get today(): string {
    return this.#today;
  }

  /** The first offer says when the next year begins, and all are renewed then. */
  async pass(command: Exclude<Command, Act>): Promise<void> {
    if (command.do === "wait") return this.moveTo(addDays(this.#today, command.days % 40));
    const { term } = (await this.offers[0]?.now()) as { term: { readonly anniversary: string } };
    await this.moveTo(laterOf(this.#today, term.anniversary));
    for (const offer of this.offers) await offer.act(renew, this.#today);
  }

  async actAll(acts: readonly Act[]): Promise<void> {
    for (const offer of this.offers) for (const each of acts) await offer.act(each, this.#today);
  }

  async keepState({ offerId }: OfferOnTables): Promise<void> {
    this.states.set(offerId, [...(this.states.get(offerId) ?? []), await rowsOf(offerId)]);
  }
}

const scene = fc.record({
  past: history,
  // Offers that can be bought on every day.
  type: fc.constantFrom<OfferType>("SPD_SERVICES", "SPD_SERVICES", "CORE", "EXPANDED"),
  /** What happens to the second and the third offer while the backup is written. */
  meanwhile: fc.array(fc.tuple(fc.constantFrom(1, 2), act), { minLength: 8, maxLength: 16 }),
  /** Before which commands of the past backups were taken, each of which adds to the one before. */
  takenBefore: fc.subarray([0, 3, 6], { minLength: 0 }),
  pageRows: fc.constantFrom(8, 9, 10, 12, 16),
  /** How many of these acts come before each page. */
  pace: fc.array(fc.constantFrom(0, 1, 1, 2), { minLength: 5, maxLength: 5 }),
});

const runs = Number(process.env["FC_RUNS"] ?? 2);
/** Histories begin with two activations and a link. */
const openingCount = 3;
const pastMax = 12;
/** Small parts, and clocks that agree. */
const parts = { overlapMs: 0, rowsPerFile: 25, pagesPerSearch: 1 };
const renew = { do: "renew", daysFromToday: 0, newIds: false } as const;
const incidents = Array.from({ length: 4 }, (): Act => ({
  do: "consume",
  kind: cloud,
  technical: true,
}));

async function played(
  folder: string,
  { meanwhile, pace, pageRows, past, takenBefore, type }: Scene,
) {
  await createTables(tablesWith());
  const world = new World(past.anchor);
  await world.moveTo(past.anchor);
  for (const number of [1, 2, 3]) {
    const offer = new OfferOnTables(world.service, number, type);
    world.offers.push(offer);
    await offer.buy(past.anchor);
  }
  const opening = past.commands.slice(0, openingCount).filter(isAct);
  await world.actAll([...opening, ...incidents]);
  let earlier: EarlierBackup | null = null;
  const take = async (...policies: readonly PipelinePolicy[]): Promise<EarlierBackup> => {
    const tables = tablesWith(...policies);
    const files = backupFolder(folder);
    const deps = { tables, files, now: () => new Date(), newSuffix: () => "0", ...parts };
    const { backupId, contracts } = await writeBackup(deps, earlier);
    return { backupId, chainsSha256: contracts.chainsSha256 };
  };
  for (const [index, command] of past.commands.slice(openingCount, pastMax).entries()) {
    if (takenBefore.includes(index)) earlier = await take();
    await (isAct(command) ? world.actAll([command]) : world.pass(command));
  }
  for (const offer of world.offers) await world.keepState(offer);

  const acknowledged = world.offers.map(({ exchanges }) => exchanges.length);
  const acts = [...meanwhile];
  let page = 0;
  const between = async (): Promise<void> => {
    page += 1;
    for (const [which, each] of acts.splice(0, pace[page % pace.length])) {
      const offer = world.offers[which];
      await offer?.act(each, world.today);
      if (offer) await world.keepState(offer);
    }
  };
  const { backupId } = await take(pagesOf(pageRows, between));
  return { acknowledged, backupId, world };
}
type Scene = typeof scene extends fc.Arbitrary<infer S> ? S : never;

/** The accepted requests with a key among the first ones: each of them can be repeated. */
const acceptedOf = ({ exchanges }: OfferOnTables, count = 0): Exchange[] =>
  exchanges
    .slice(0, count)
    .filter(({ answer, asked }) => asked.key !== undefined && answer.status < 400);

// Guarantee: whatever is written before and while a backup is taken, the restored service has every change that was
// acknowledged before the start, each contract as it was at one moment, and gives the same answers.
test(
  "after everything is lost, a backup that was taken during writes gives the same answers",
  async () => {
    await fc.assert(
      fc.asyncProperty(scene, async (given) => {
        const folder = mkdtempSync(path.join(dataDir, "backup-"));
        const { acknowledged, backupId, world } = await played(folder, given);
        const [resting] = world.offers;
        const repeats = resting ? acceptedOf(resting, acknowledged[0]) : [];
        const questions = [...(resting?.reads ?? []), ...repeats.map(({ asked }) => asked)];
        const answers = await askAll(world.service, questions);

        await loseEverything();
        await restoreBackup({ tables: tablesWith(), files: backupFolder(folder) }, { backupId });
        const restored = serviceOnTables(settings);
        await restored.moveTo(`${world.today}T09:00:00Z`);

        const reconcile = makeReconcileOffer(restored.deps);
        for (const { offerId } of world.offers) {
          expect(world.states.get(offerId)).toContain(await rowsOf(offerId));
          expect((await reconcile(offerId)).mismatches).toEqual([]);
        }
        expect(await askAll(restored, questions)).toEqual(answers);
        for (const [index, offer] of world.offers.entries()) {
          const known = acceptedOf(offer, acknowledged[index]);
          const again = await askAll(
            restored,
            known.map(({ asked }) => asked),
          );
          const statuses = known.map(({ answer: { status } }) => ({ status, replayed: true }));
          expect(again).toMatchObject(statuses);
        }
        await loseEverything();
      }),
      { numRuns: runs, endOnFailure: true },
    );
  },
  runs * 20_000,
);
