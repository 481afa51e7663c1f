import { addDays } from "../../../domain/plain-date.ts";
import { today } from "../../contracts/read-contract.ts";
import type { Deps } from "../../deps.ts";
import type { DueItem, DueOn } from "../../ports/operations.ts";
import { confirmMails, isUnconfirmed } from "../distribute/confirm-mails.ts";
import { distributionOfWork, restartWork } from "./restart-work.ts";

type WorkDeps = Pick<
  Deps,
  | "clock"
  | "contracts"
  | "distributions"
  | "mailer"
  | "partners"
  | "rules"
  | "schedule"
  | "telemetry"
  | "workflows"
>;

/** An item is scheduled before what it belongs to is written, which may take this long. */
export const writtenWithinMs = 10 * 60_000;

/** Delivery reports arrive within minutes, and the e-mail service tries for up to a day. */
const reportDays = 1;

const confirmationPrefix = "confirm-";

/** The item that asks about the mails of ended work, if one of them may need it. */
async function confirmationOf(deps: WorkDeps, item: DueItem): Promise<DueOn[]> {
  const { offerId } = item;
  const distributionId = await distributionOfWork(deps, item);
  if (distributionId === null) return [];
  const mails = await deps.distributions.readMails(offerId, distributionId);
  if (!mails.some(({ value }) => isUnconfirmed(value))) return [];
  const subject = `${confirmationPrefix}${distributionId}`;
  return [{ day: addDays(today(deps), reportDays), item: { kind: "Work", offerId, subject } }];
}

export interface HandledWork {
  /** False if the item stays in the schedule. */
  readonly isDone: boolean;
  readonly followUps: readonly DueOn[];
}

/**
 * Restarts work that has not ended. A day after it has ended, the e-mail service is asked once more about
 * mails without a delivery report; if it does not answer, the next sweep asks.
 */
export async function handleWork(
  deps: WorkDeps,
  item: DueItem,
  ageMs: number,
): Promise<HandledWork> {
  const { offerId, subject = "" } = item;
  if (subject.startsWith(confirmationPrefix)) {
    const distributionId = subject.slice(confirmationPrefix.length);
    return { isDone: await confirmMails(deps, offerId, distributionId), followUps: [] };
  }
  const isOpen = await restartWork(deps, item);
  if (isOpen) deps.telemetry.measure("benefits.work.open", Math.floor(ageMs / 3_600_000), {});
  const isDone = !isOpen && ageMs > writtenWithinMs;
  return { isDone, followUps: isDone ? await confirmationOf(deps, item) : [] };
}
