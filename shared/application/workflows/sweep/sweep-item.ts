import type { Contract } from "../../../domain/contract.ts";
import type { ChangeRule } from "../../../domain/notice.ts";
import { isUsable } from "../../../domain/terms.ts";
import { readContract, today } from "../../contracts/read-contract.ts";
import { dueInTerm } from "../../contracts/schedule-term.ts";
import type { Deps } from "../../deps.ts";
import type { DueItem, DueOn, ScheduledItem } from "../../ports/operations.ts";
import type { NoticeRef } from "../notices/queue-notice.ts";
import { applyCalendar } from "./apply-calendar.ts";
import { handleWork, writtenWithinMs } from "./work-item.ts";
import { noCounts } from "./sweep-counts.ts";
import type { Counts } from "./sweep-counts.ts";

/**
 * Queues a notice unless it was queued before, is no longer due, or its term is over. Returns true if
 * this call queued it. `contract`: the contract, if it was just read.
 */
export type QueueNotice = (notice: NoticeRef, contract?: Contract) => Promise<boolean>;

export type SweepDeps = Pick<
  Deps,
  | "clock"
  | "committer"
  | "contracts"
  | "distributions"
  | "mailer"
  | "notices"
  | "partners"
  | "realNowMs"
  | "rules"
  | "schedule"
  | "telemetry"
  | "workflows"
> & {
  readonly queueNotice: QueueNotice;
};

/** The outcome of one item. */
export interface Outcome {
  readonly scheduled: ScheduledItem;
  readonly counts: Counts;
  /** Items to schedule before this item leaves the schedule. */
  readonly followUps: readonly DueOn[];
  /** False if the item stays in the schedule for the next sweep. */
  readonly isDone: boolean;
}

type Handled = {
  readonly isDone: boolean;
  readonly followUps?: readonly DueOn[];
} & Partial<Counts>;

/**
 * Queues a notice at once, with the contract just read. If that fails, it is scheduled, so that the term
 * does not wait for it.
 */
async function announce(
  deps: SweepDeps,
  contract: Contract,
  subject: ChangeRule,
): Promise<{ followUps: readonly DueOn[]; notices: number }> {
  const notice = { offerId: contract.offerId, subject, term: contract.term.number };
  try {
    return { followUps: [], notices: Number(await deps.queueNotice(notice, contract)) };
  } catch {
    const item = { kind: "Notice", ...notice } as const;
    return { followUps: [{ day: today(deps), item }], notices: 0 };
  }
}

/** The items of a new term. Its renewal is announced at once. */
async function newTermItems(
  deps: SweepDeps,
  contract: Contract,
): Promise<Pick<Handled, "followUps" | "notices">> {
  const items = dueInTerm(deps, contract);
  const others = items.filter(({ item }) => item.subject !== "Renewed");
  if (others.length === items.length) return { followUps: items };
  const { followUps, notices } = await announce(deps, contract, "Renewed");
  return { followUps: [...others, ...followUps], notices };
}

/** Stores what an anniversary or the end of a term brings. */
async function handleTermDate(deps: SweepDeps, { offerId, term }: DueItem): Promise<Handled> {
  const applied = await applyCalendar(deps.committer, offerId);
  if (!applied) return { isDone: false };
  const { contract, expired, lapsed, renewed } = applied;
  const isCurrentTerm = contract.term.number === (term ?? contract.term.number);
  const isNewTerm = contract.term.number !== term && isUsable(contract, today(deps));
  return {
    ...(isNewTerm && (await newTermItems(deps, contract))),
    ...(isCurrentTerm && contract.ended && (await announce(deps, contract, "Expired"))),
    isDone: true,
    // An item of an earlier term that was renewed in time counts as nothing.
    due: Number(renewed || expired || isCurrentTerm),
    renewed: Number(renewed),
    expired: Number(expired),
    lapsed: Number(lapsed),
  };
}

/** Queues a notice, if it is still due. */
async function handleNotice(
  deps: SweepDeps,
  { offerId, subject, term }: DueItem,
): Promise<Handled> {
  const termNumber = term ?? (await readContract(deps, offerId))?.term.number;
  if (termNumber === undefined || subject === undefined) return { isDone: false };
  const queued = await deps.queueNotice({ offerId, subject, term: termNumber });
  return { isDone: true, notices: Number(queued) };
}

/** Handles one item, except that it does not change the schedule. Throws what a retry may fix. */
export async function handleItem(deps: SweepDeps, scheduled: ScheduledItem): Promise<Outcome> {
  const { addedAt, day, item } = scheduled;
  // The clock was moved back after the item was read.
  if (day > today(deps)) return { scheduled, counts: noCounts, followUps: [], isDone: false };
  const ageMs = deps.realNowMs() - Date.parse(addedAt);
  if (item.kind === "Work") {
    return { scheduled, counts: noCounts, ...(await handleWork(deps, item, ageMs)) };
  }
  const {
    followUps = [],
    isDone,
    ...counts
  } = await (item.kind === "Notice" ? handleNotice : handleTermDate)(deps, item);
  return {
    scheduled,
    counts: { ...noCounts, ...counts },
    followUps,
    // After that time a purchase or a request that was not written never will be.
    isDone: isDone || ageMs > writtenWithinMs,
  };
}
