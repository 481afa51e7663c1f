import { testRows } from "./row-codecs.ts";
import { TableContractStore } from "../../shared/adapters/tables/table-contract-store.ts";
import { JsonTable } from "../../shared/adapters/tables/json-table.ts";
import { TablePartnerStore } from "../../shared/adapters/tables/table-partner-store.ts";
import { TableScheduleStore } from "../../shared/adapters/tables/table-schedule-store.ts";
import type { Tables } from "../../shared/adapters/tables/tables.ts";
import { dueInTerm } from "../../shared/application/contracts/schedule-term.ts";
import type { DueOn } from "../../shared/application/ports/operations.ts";
import { book, unchanged } from "../../shared/domain/change.ts";
import type { Change } from "../../shared/domain/change.ts";
import { addDays } from "../../shared/domain/plain-date.ts";
import type { PlainDate } from "../../shared/domain/plain-date.ts";
import { defaultRules } from "../../shared/domain/rules.ts";
import { aCause, aContract, aPartner, aPurchaseChange, aRenewal, cloud, noon } from "./builders.ts";
import { incidentRows } from "./incident-rows.ts";

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

/** Does the work for all items, with so many callers at a time. */
export async function inParallel<Item>(
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

/** Repeats a call whose answer was lost. The store refuses a second write of the same offer. */
export async function repeatLost<Answer>(call: () => Promise<Answer>, tries = 3): Promise<Answer> {
  try {
    return await call();
  } catch (error) {
    if (tries === 1) throw error;
    return repeatLost(call, tries - 1);
  }
}

/** The activated contract with its entries, and with incidents of its cloud benefit. */
function historyOf({ offerId, purchasedOn, renewed }: Offer, incidents: number): Change {
  const renewal = renewed ? aRenewal(seedDay) : null;
  const contract = { ...aContract({ offerId, purchasedOn }), renewal };
  const opened: Change = {
    ...unchanged(contract),
    ...aPurchaseChange({ offerId, purchasedOn }),
    contract,
  };
  return Array.from({ length: incidents }, (_, n) => `${offerId}-${n}`).reduce(
    (change, incidentId) =>
      book(change, cloud, { type: "Deduct", delta: -1, incidentId }, aCause()),
    opened,
  );
}

/** Rows as after a purchase, an activation, optionally a renewal, and incidents. */
export async function seed(tables: Tables, offers: readonly Offer[], incidents = 0): Promise<void> {
  const contracts = new TableContractStore(tables.contracts, testRows);
  const schedule = new TableScheduleStore(tables.schedule);
  // No contacts, because mails are sent at the sender's rate.
  const partners = new TablePartnerStore(new JsonTable(tables.partners, testRows));
  const told = { name: "Contoso", contacts: [], locale: null, isvSuccessEnrolled: false };
  await partners.put({ ...aPartner(), ...told });
  const clock = { now: () => new Date(noon(seedDay)) };
  const due = new Map<PlainDate, DueOn[]>();
  let done = 0;
  await inParallel(offers, 32, async (offer) => {
    const { offerId } = offer;
    const { contract, entries } = historyOf(offer, incidents);
    for (const item of dueInTerm({ clock, rules: defaultRules }, contract)) {
      due.set(item.day, [...(due.get(item.day) ?? []), item]);
    }
    const rows = incidentRows({ entries }, offerId);
    const transaction = { offerId, commitId: "seed", expected: null, rows };
    await repeatLost(() => contracts.commit({ ...transaction, contract, entries }));
    done += 1;
    if (done % 10_000 === 0) console.error(`  ${done} of ${offers.length} offers`);
  });
  const batches = [...due.values()].flatMap((items) => inBatches(items, 100));
  await inParallel(batches, 4, (items) => schedule.addAll(items));
}
