import { isUsable } from "../../domain/terms.ts";
import { readContract, today } from "../contracts/read-contract.ts";
import type { Deps } from "../deps.ts";
import { scheduleTerm } from "../operations/schedule-term.ts";
import type { DueItem, ScheduledItem } from "../ports/operations.ts";
import { materialise } from "./materialise.ts";
import { addCounts, noCounts } from "./sweep-counts.ts";
import type { Counts } from "./sweep-counts.ts";
import { restartWork } from "./sweep-work.ts";

export interface NoticeRef {
  readonly offerId: string;
  /** As the schedule names it, e.g. `RenewalDue`. */
  readonly subject: string;
  readonly term: number;
}

/** True when somebody is told because of this call; never twice for one term and subject. */
export type Notify = (notice: NoticeRef) => Promise<boolean>;

export type SweepDeps = Pick<
  Deps,
  | "clock"
  | "committer"
  | "contracts"
  | "distributions"
  | "notices"
  | "partners"
  | "realNowMs"
  | "rules"
  | "schedule"
  | "workflows"
> & {
  readonly notify: Notify;
  /** Told of every item that could not be dealt with. */
  readonly reportFailure: (item: DueItem, error: unknown) => void;
};

/** The schedule is written before what it belongs to: for so long the latter may be on its way. */
const underWayMs = 10 * 60_000;

/** Whether the item is dealt with; otherwise it stays for the next sweep. */
type Outcome = Partial<Counts> & { readonly done: boolean };

/** Writes the roll-over or the end, then schedules the term that has been opened. */
async function onCalendar(deps: SweepDeps, { offerId, term }: DueItem): Promise<Outcome> {
  const found = await materialise(deps.committer, offerId);
  if (!found) return { done: false };
  const { contract, expired, lapsed, renewed } = found;
  const isAnotherTerm = contract.term.number !== term;
  if (isAnotherTerm && isUsable(contract, today(deps))) await scheduleTerm(deps, contract);
  return {
    done: true,
    // Left over from a term that was renewed in time, it brings nothing.
    due: Number(renewed || expired || contract.term.number === (term ?? contract.term.number)),
    renewed: Number(renewed),
    expired: Number(expired),
    lapsed: Number(lapsed),
  };
}

/** A notice of a term that is over is about something that no longer matters. */
async function onNotice(deps: SweepDeps, { offerId, subject, term }: DueItem): Promise<Outcome> {
  const contract = await readContract(deps, offerId);
  if (!contract || subject === undefined) return { done: false };
  const { number } = contract.term;
  if (number !== (term ?? number)) return { done: true };
  const told = await deps.notify({ offerId, subject, term: number });
  return { done: true, notices: Number(told) };
}

async function act(deps: SweepDeps, item: DueItem): Promise<Outcome> {
  switch (item.kind) {
    case "Anniversary":
    case "TermEnd":
      return onCalendar(deps, item);
    case "Notice":
      return onNotice(deps, item);
    case "Work":
      return { done: !(await restartWork(deps, item)) };
  }
}

async function handle(deps: SweepDeps, scheduled: ScheduledItem): Promise<Counts> {
  const { addedAt, day, item } = scheduled;
  // The clock has been put back since the list was read.
  if (day > today(deps)) return noCounts;
  try {
    const { done, ...counts } = await act(deps, item);
    // Of a purchase or a request that never came to be there is nothing to wait for.
    const isSettled = deps.realNowMs() - Date.parse(addedAt) > underWayMs;
    const isOver = item.kind === "Work" ? done && isSettled : done || isSettled;
    if (isOver) await deps.schedule.remove(scheduled);
    return { ...noCounts, ...counts };
  } catch (error) {
    deps.reportFailure(item, error);
    return { ...noCounts, failed: 1 };
  }
}

/** Storage requests of so many items are under way at once, per call. */
const sideBySide = 16;

/**
 * Deals with items that are due, each for itself: one that fails is counted and stays, the others
 * go on. Every effect is written once however often, and by however many, an item is dealt with.
 */
export const makeHandleDue =
  (deps: SweepDeps) =>
  async (items: readonly ScheduledItem[]): Promise<Counts> => {
    const waiting = [...items];
    let counts = noCounts;
    const work = async (): Promise<void> => {
      for (let next = waiting.shift(); next; next = waiting.shift()) {
        const one = await handle(deps, next);
        counts = addCounts(counts, one);
      }
    };
    await Promise.all(Array.from({ length: sideBySide }, work));
    return counts;
  };
