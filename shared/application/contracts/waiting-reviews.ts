import { overdueOn, reviewSince } from "../../domain/closure.ts";
import type { Incident } from "../../domain/incident.ts";
import { topicName } from "../../domain/notice.ts";
import { dateIn, daysBetween } from "../../domain/plain-date.ts";
import type { PlainDate } from "../../domain/plain-date.ts";
import type { BenefitKind } from "../../domain/vocabulary.ts";
import type { Deps } from "../deps.ts";
import { offerIdOf } from "../ids.ts";
import { today } from "./read-contract.ts";
import { incidentKey } from "../ports/contract-rows.ts";
import type { ScheduleStore } from "../ports/operations.ts";
import { UnreadableRow } from "../ports/unreadable-row.ts";
import type { RefundReview } from "../ports/refund-reviews.ts";

type ReviewDeps = Pick<Deps, "contracts" | "refundReviews">;
type ReadDeps = Pick<Deps, "contracts">;

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
  { contracts }: ReadDeps,
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
  if (incident && reviewSince(incident) === closedAt) return { ...review, incident };
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

const closedOn = ({ rules }: Pick<Deps, "rules">, closedAt: string): PlainDate =>
  dateIn(new Date(closedAt), rules.timeZone);

/** Days from the day of the closing to today. */
export const ageInDays = (
  deps: Pick<Deps, "clock" | "rules">,
  { closedAt }: RefundReview,
): number => daysBetween(closedOn(deps, closedAt), today(deps));

/** A refund that has waited too long for a decision. */
export interface OverdueRefund {
  readonly kind: BenefitKind;
  /** The day of the closing. */
  readonly closedOn: PlainDate;
}

/** The incident's refund if it has waited too long for a decision; otherwise null. */
export function overdueRefund(
  deps: Pick<Deps, "clock" | "rules">,
  incident: Incident,
): OverdueRefund | null {
  const since = reviewSince(incident);
  if (since === null) return null;
  const day = closedOn(deps, since);
  if (today(deps) < overdueOn(day, deps.rules)) return null;
  return { kind: incident.request.kind, closedOn: day };
}

/** Reads the incident first. */
export async function readOverdueRefund(
  deps: Pick<Deps, "clock" | "contracts" | "rules">,
  incidentId: string,
): Promise<OverdueRefund | null> {
  const incident = await readIncident(deps, incidentId);
  return incident ? overdueRefund(deps, incident) : null;
}

/**
 * Adds a refund that will wait for a decision to the index, and schedules the notice of the day on which it will have
 * waited too long (A7). Repeating it changes nothing: the notice is sent once.
 */
export async function addReview(
  deps: Pick<Deps, "refundReviews" | "rules"> & { readonly schedule: Pick<ScheduleStore, "add"> },
  review: RefundReview,
  { offerId, term }: Pick<Incident, "offerId" | "term">,
): Promise<void> {
  const { incidentId } = review;
  const subject = topicName({ rule: "RefundWaiting", incidentId });
  const day = overdueOn(closedOn(deps, review.closedAt), deps.rules);
  await deps.schedule.add(day, { kind: "Notice", offerId, subject, term });
  await deps.refundReviews.add(review);
}
