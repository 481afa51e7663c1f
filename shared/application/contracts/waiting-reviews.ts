import type { Incident } from "../../domain/incident.ts";
import { dateIn, daysBetween } from "../../domain/plain-date.ts";
import type { Deps } from "../deps.ts";
import { offerIdOf } from "../ids.ts";
import { today } from "./read-contract.ts";
import { incidentKey } from "../ports/contract-rows.ts";
import { UnreadableRow } from "../ports/unreadable-row.ts";
import type { RefundReview } from "../ports/refund-reviews.ts";

type ReviewDeps = Pick<Deps, "contracts" | "refundReviews">;

/** A refund that waits for a decision, with its incident. */
export interface WaitingReview extends RefundReview {
  readonly incident: Incident;
}

/** Items of the index that are compared with their incidents at the same time. */
const atOnce = 50;

/**
 * The incident; null if it does not exist. Undefined if its row cannot be read, which the
 * reconciliation reports. Such a row must not hide the others.
 */
async function readIncident(
  { contracts }: ReviewDeps,
  incidentId: string,
): Promise<Incident | null | undefined> {
  try {
    const stored = await contracts.readRow(offerIdOf(incidentId), incidentKey(incidentId));
    return stored?.row.type === "incident" ? stored.row.incident : null;
  } catch (error) {
    if (error instanceof UnreadableRow) return undefined;
    throw error;
  }
}

/**
 * The item with its incident, or null if its refund does not wait. An item whose incident is open may
 * belong to a closing that is about to be written, so it stays. Any other is left over from a closing
 * that was refused or repeated, or from a refund that was decided since: it is removed.
 */
async function check(deps: ReviewDeps, review: RefundReview): Promise<WaitingReview | null> {
  const { closedAt, incidentId } = review;
  const incident = await readIncident(deps, incidentId);
  if (incident === undefined) return null;
  if (incident?.state === "RefundReview" && incident.closedAt === closedAt) {
    return { ...review, incident };
  }
  if (incident?.state !== "Open") await deps.refundReviews.remove(review);
  return null;
}

/** The first `limit` refunds that wait for a decision, after `after`, oldest first. */
export async function listWaiting(
  deps: ReviewDeps,
  after: RefundReview | null,
  limit: number,
): Promise<WaitingReview[]> {
  const waiting: WaitingReview[] = [];
  for (let last = after; ;) {
    const items = await deps.refundReviews.list(last, atOnce);
    const checked = await Promise.all(items.map((item) => check(deps, item)));
    waiting.push(...checked.filter((each) => each !== null));
    if (items.length < atOnce || waiting.length >= limit) return waiting.slice(0, limit);
    last = items.at(-1) ?? null;
  }
}

/** Days from the day of the closing to today. */
export const ageInDays = (
  { clock, rules }: Pick<Deps, "clock" | "rules">,
  { closedAt }: RefundReview,
): number => {
  const closedOn = dateIn(new Date(closedAt), rules.timeZone);
  return daysBetween(closedOn, today({ clock, rules }));
};
