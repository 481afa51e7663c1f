import type { Contract } from "../../../domain/contract.ts";
import { isUsable } from "../../../domain/terms.ts";
import { readContract, today } from "../../contracts/read-contract.ts";
import type { Deps } from "../../deps.ts";
import { dueInTerm } from "../../contracts/schedule-term.ts";
import type { DueItem, DueOn, ScheduledItem } from "../../ports/operations.ts";
import { applyCalendar } from "./apply-calendar.ts";
import type { NoticeRef } from "../notices/queue-notice.ts";
import { noCounts } from "./sweep-counts.ts";
import type { Counts } from "./sweep-counts.ts";
import { restartWork } from "./restart-work.ts";

/**
 * True when somebody is told because of this call: never twice for one term and subject, and not of
 * what has ceased to be true or of a term that is over. `known`: the contract as it was just read.
 */
export type Notify = (notice: NoticeRef, known?: Contract) => Promise<boolean>;

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
  | "telemetry"
  | "workflows"
> & {
  readonly notify: Notify;
};

/** What one item has come to. */
export interface Outcome {
  readonly scheduled: ScheduledItem;
  readonly counts: Counts;
  /** What is to be in the schedule before the item may leave it. */
  readonly adds: readonly DueOn[];
  /** Dealt with; otherwise it stays for the next sweep. */
  readonly isOver: boolean;
}

type Acted = { readonly isOver: boolean; readonly adds?: readonly DueOn[] } & Partial<Counts>;

/**
 * What the opened term brings. That it is open is told at once, without reading again what is known
 * now; where that fails it is scheduled like the rest, so that the term does not wait for a letter.
 */
async function opened(deps: SweepDeps, contract: Contract): Promise<Omit<Acted, "isOver">> {
  const { offerId, term } = contract;
  const due = dueInTerm(deps, contract);
  const later = due.filter(({ item }) => item.subject !== "Renewed");
  if (later.length === due.length) return { adds: due };
  try {
    const notice = { offerId, subject: "Renewed", term: term.number };
    return { adds: later, notices: Number(await deps.notify(notice, contract)) };
  } catch {
    return { adds: due };
  }
}

/** Writes the roll-over or the end. A term that has been opened is to be scheduled. */
async function onCalendar(deps: SweepDeps, { offerId, term }: DueItem): Promise<Acted> {
  const found = await applyCalendar(deps.committer, offerId);
  if (!found) return { isOver: false };
  const { contract, expired, lapsed, renewed } = found;
  const isOfThisTerm = contract.term.number === (term ?? contract.term.number);
  const isNew = contract.term.number !== term && isUsable(contract, today(deps));
  return {
    ...(isNew && (await opened(deps, contract))),
    isOver: true,
    // Left over from a term that was renewed in time, it brings nothing.
    due: Number(renewed || expired || isOfThisTerm),
    renewed: Number(renewed),
    expired: Number(expired),
    lapsed: Number(lapsed),
  };
}

/** Whether it still says something true, of a term that is not over, is for `notify` to tell. */
async function onNotice(deps: SweepDeps, { offerId, subject, term }: DueItem): Promise<Acted> {
  const current = term ?? (await readContract(deps, offerId))?.term.number;
  if (current === undefined || subject === undefined) return { isOver: false };
  const told = await deps.notify({ offerId, subject, term: current });
  return { isOver: true, notices: Number(told) };
}

async function act(deps: SweepDeps, item: DueItem): Promise<Acted> {
  switch (item.kind) {
    case "Anniversary":
    case "TermEnd":
      return onCalendar(deps, item);
    case "Notice":
      return onNotice(deps, item);
    case "Work":
      return { isOver: !(await restartWork(deps, item)) };
  }
}

/** The schedule is written before what it belongs to: for so long the latter may be on its way. */
const underWayMs = 10 * 60_000;

/** Deals with one item, all but its place in the schedule. Throws what a retry may mend. */
export async function dealWith(deps: SweepDeps, scheduled: ScheduledItem): Promise<Outcome> {
  const { addedAt, day, item } = scheduled;
  // The clock has been put back since the list was read.
  if (day > today(deps)) return { scheduled, counts: noCounts, adds: [], isOver: false };
  const { adds = [], isOver, ...counts } = await act(deps, item);
  // Of a purchase or a request that never came to be there is nothing to wait for.
  const isSettled = deps.realNowMs() - Date.parse(addedAt) > underWayMs;
  return {
    scheduled,
    counts: { ...noCounts, ...counts },
    adds,
    isOver: item.kind === "Work" ? isOver && isSettled : isOver || isSettled,
  };
}
