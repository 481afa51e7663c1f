import { testRows } from "./row-codecs.ts";
import { TableContractStore } from "../../shared/adapters/tables/table-contract-store.ts";
import { JsonTable } from "../../shared/adapters/tables/json-table.ts";
import { TablePartnerStore } from "../../shared/adapters/tables/table-partner-store.ts";
import { TableScheduleStore } from "../../shared/adapters/tables/table-schedule-store.ts";
import type { Tables } from "../../shared/adapters/tables/tables.ts";
import { dueInTerm } from "../../shared/application/contracts/schedule-term.ts";
import type { DueOn } from "../../shared/application/ports/operations.ts";
import { addDays } from "../../shared/domain/plain-date.ts";
import type { PlainDate } from "../../shared/domain/plain-date.ts";
import { defaultRules } from "../../shared/domain/rules.ts";
import { aContract, aPartner, aPurchaseChange, aRenewal, noon } from "./builders.ts";

/** The day of the seed. All its terms are open. */
export const seedDay = "2026-08-20";
/** The first day on which seeded offers become due. Each following day has its own offers. */
const firstDay = "2026-09-01";
export const dayOfRound = (round: number): PlainDate => addDays(firstDay, round);

/** Anniversaries after all measured days, spread as purchases are. */
const laterDays = 200;

export interface Offer {
  readonly offerId: string;
  readonly purchasedOn: PlainDate;
  readonly renewed: boolean;
}

export const dueInRound = (round: number, count: number): Offer[] =>
  Array.from({ length: count }, (_, n) => ({
    offerId: `due-${round}-${n}`,
    purchasedOn: addDays("2025-09-01", round),
    renewed: true,
  }));

export const notDue = (from: number, to: number): Offer[] =>
  Array.from({ length: to - from }, (_, n) => ({
    offerId: `later-${from + n}`,
    purchasedOn: addDays("2026-01-01", n % laterDays),
    renewed: false,
  }));

async function inParallel<Item>(
  items: readonly Item[],
  callers: number,
  work: (item: Item) => Promise<unknown>,
): Promise<void> {
  let next = 0;
  const caller = async (): Promise<void> => {
    for (let item = items[next++]; item !== undefined; item = items[next++]) await work(item);
  };
  await Promise.all(Array.from({ length: callers }, caller));
}

const inBatches = <Item>(items: readonly Item[], size: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, n) =>
    items.slice(n * size, (n + 1) * size),
  );

/** Repeats a write whose answer was lost. The store refuses a second write of the same offer. */
async function repeatLost(write: () => Promise<unknown>, tries = 3): Promise<void> {
  try {
    await write();
  } catch (error) {
    if (tries === 1) throw error;
    await repeatLost(write, tries - 1);
  }
}

/** Rows as after a purchase, an activation and optionally a renewal. */
export async function seed(tables: Tables, offers: readonly Offer[]): Promise<void> {
  const contracts = new TableContractStore(tables.contracts, testRows);
  const schedule = new TableScheduleStore(tables.schedule);
  // No contacts, because mails are sent at the sender's rate.
  const partners = new TablePartnerStore(new JsonTable(tables.partners, testRows));
  const told = { name: "Contoso", contacts: [], locale: null, isvSuccessEnrolled: false };
  await partners.put({ ...aPartner(), ...told });
  const clock = { now: () => new Date(noon(seedDay)) };
  const due = new Map<PlainDate, DueOn[]>();
  let done = 0;
  await inParallel(offers, 32, async ({ offerId, purchasedOn, renewed }) => {
    const renewal = renewed ? aRenewal(seedDay) : null;
    const contract = { ...aContract({ offerId, purchasedOn }), renewal };
    for (const item of dueInTerm({ clock, rules: defaultRules }, contract)) {
      due.set(item.day, [...(due.get(item.day) ?? []), item]);
    }
    const { entries } = aPurchaseChange({ offerId, purchasedOn });
    const transaction = { offerId, commitId: "seed", expected: null, rows: [] };
    await repeatLost(() => contracts.commit({ ...transaction, contract, entries }));
    done += 1;
    if (done % 10_000 === 0) console.error(`  ${done} of ${offers.length} offers`);
  });
  const batches = [...due.values()].flatMap((items) => inBatches(items, 100));
  await inParallel(batches, 4, (items) => schedule.addAll(items));
}
