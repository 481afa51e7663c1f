import { instanceIdOf } from "../../domain/activation.ts";
import type { Activation, Contract, Line } from "../../domain/contract.ts";
import { lineOf } from "../../domain/contract.ts";
import type { Entry } from "../../domain/ledger.ts";
import type { PlainDate } from "../../domain/plain-date.ts";
import { isUsable } from "../../domain/terms.ts";
import type { RowWrite } from "../ports/contract-rows.ts";
import type { Telemetry } from "../ports/telemetry.ts";

/** A transaction that stands in storage. */
export interface Committed {
  /** The contract that it found, and the one that it left. */
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
    const { closure, portal, refund, request } = row.incident;
    const { kind } = request;
    if (isNew) {
      event("IncidentConsumed", { offerId, kind, portal });
      measure("benefits.consumes", 1, { kind, portal });
    } else {
      const resolution = closure?.resolution ?? "None";
      event("IncidentSettled", { offerId, kind, resolution, refund });
    }
  } else if (row.type === "term" && isNew) {
    event("TermRolledOver", { offerId, term: row.closed.term.number });
  } else if (row.type === "command") {
    event("OfferRenewed", { offerId, offerType, newIds: row.content["issueNewIds"] === true });
  }
}

/** An attempt begins once and ends once, however often its steps are repeated. */
function reportActivation(
  { event }: Telemetry,
  { before, contract, today }: Committed,
  { activation, kind }: Line,
): void {
  const about = { offerId: contract.offerId, kind };
  const was = lineOf(before, kind)?.activation ?? activation;
  const isOther = runIn(was) !== runIn(activation);
  if (was.state === activation.state && !isOther) return;
  // New IDs leave behind what was under way for the old ones.
  if (isOther && was.state === "Activating") {
    event("ActivationFailed", { ...about, outcome: "Obsolete" });
  }
  if (activation.state === "Activating") event("ActivationRequested", about);
  if (activation.state === "Active") event("ActivationCompleted", about);
  if (activation.state === "ActivationFailed") {
    const outcome = isUsable(contract, today) ? "GivenUp" : "Obsolete";
    event("ActivationFailed", { ...about, outcome });
  }
}

const runIn = (activation: Activation): string | null =>
  activation.state === "NotActivated" ? null : instanceIdOf(activation);

/**
 * Tells what a transaction has done, from what it left: once for each fact, whoever asked how often,
 * and nothing of what was only decided.
 */
export function reportEvents(telemetry: Telemetry, written: Committed): void {
  const { before, contract, entries, rows } = written;
  const { offerId, offerType } = contract;
  for (const row of rows) reportRow(telemetry, written, row);
  for (const { kind, type } of entries) {
    if (type === "Refund") telemetry.measure("benefits.refunds", 1, { kind });
  }
  for (const line of contract.lines) reportActivation(telemetry, written, line);
  if (before.cancelledOn === null && contract.cancelledOn !== null) {
    telemetry.event("OfferCancelled", { offerId, offerType });
  }
}
