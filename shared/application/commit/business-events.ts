import { instanceIdOf } from "../../domain/activation.ts";
import type { Activation, Contract, Line } from "../../domain/contract.ts";
import { lineOf } from "../../domain/contract.ts";
import { resolutionOf } from "../../domain/correction.ts";
import type { Entry } from "../../domain/ledger.ts";
import { isErased } from "../../domain/person.ts";
import type { PlainDate } from "../../domain/plain-date.ts";
import { isUsable } from "../../domain/terms.ts";
import type { RowWrite } from "../ports/contract-rows.ts";
import type { Telemetry } from "../ports/telemetry.ts";

/** A committed transaction. */
export interface Committed {
  /** The contract before the transaction, and after it. */
  readonly before: Contract;
  readonly contract: Contract;
  readonly rows: readonly RowWrite[];
  readonly entries: readonly Entry[];
  readonly today: PlainDate;
}

function reportRow(
  { event, measure }: Telemetry,
  { contract }: Committed,
  { expected, row }: RowWrite,
): void {
  const { offerId, offerType } = contract;
  const isNew = expected === null;
  if (row.type === "incident") {
    const { portal, refund, request } = row.incident;
    const { kind } = request;
    // A49: who erases data settles nothing.
    if (isErased(request.title)) return;
    if (isNew) {
      event("IncidentConsumed", { offerId, kind, portal });
      measure("benefits.consumes", 1, { kind, portal });
    } else {
      const resolution = resolutionOf(row.incident) ?? "None";
      event("IncidentSettled", { offerId, kind, resolution, refund });
    }
  } else if (row.type === "adjustment") {
    event("BalanceAdjusted", { offerId, kind: row.entry.kind });
  } else if (row.type === "event" && isNew && row.event.type === "AccountUnlinked") {
    event("PlanUnlinked", { offerId });
  } else if (row.type === "command") {
    event("OfferRenewed", { offerId, offerType, newIds: row.content["issueNewIds"] === true });
  }
}

/** Reports the end of a term, and a renewal that was taken back (A39). */
function reportTerm({ event }: Telemetry, { before, contract }: Committed): void {
  const { offerId, offerType, takenBack, term } = contract;
  if (term.number > before.term.number) {
    event("TermRolledOver", { offerId, term: before.term.number });
  }
  if (takenBack !== null && takenBack !== before.takenBack) {
    event("RenewalTakenBack", { offerId, offerType });
  }
}

/** Reports the start and the end of an activation once each, even if its steps are repeated. */
function reportActivation(
  { event }: Telemetry,
  { before, contract, today }: Committed,
  { activation, kind }: Line,
): void {
  const about = { offerId: contract.offerId, kind };
  const was = lineOf(before, kind)?.activation ?? activation;
  const isOther = instanceIn(was) !== instanceIn(activation);
  if (was.state === activation.state && !isOther) return;
  // New IDs end an activation that was running for the old ones.
  if (isOther && was.state === "Activating") {
    event("ActivationFailed", { ...about, outcome: "Obsolete" });
  }
  // A39: with the earlier IDs, their activations are back. They were reported before.
  if (contract.credentialVersion < before.credentialVersion) return;
  if (activation.state === "Activating") event("ActivationRequested", about);
  if (activation.state === "Active") event("ActivationCompleted", about);
  if (activation.state === "ActivationFailed") {
    const outcome = isUsable(contract, today) ? "GivenUp" : "Obsolete";
    event("ActivationFailed", { ...about, outcome });
  }
}

const instanceIn = (activation: Activation): string | null =>
  activation.state === "NotActivated" ? null : instanceIdOf(activation);

/** Reports what a committed transaction has changed, each fact once. */
export function reportEvents(telemetry: Telemetry, committed: Committed): void {
  const { before, contract, entries, rows } = committed;
  const { offerId, offerType } = contract;
  for (const row of rows) reportRow(telemetry, committed, row);
  reportTerm(telemetry, committed);
  for (const { kind, type } of entries) {
    if (type === "Refund") telemetry.measure("benefits.refunds", 1, { kind });
  }
  for (const line of contract.lines) reportActivation(telemetry, committed, line);
  if (before.cancelledOn === null && contract.cancelledOn !== null) {
    telemetry.event("OfferCancelled", { offerId, offerType });
  }
}
