import type { Change } from "./change.ts";
import { forfeitRest, unchanged, withContract } from "./change.ts";
import type { Contract } from "./contract.ts";
import type { Cause } from "./ledger.ts";
import type { PlainDate } from "./plain-date.ts";
import { addDays } from "./plain-date.ts";
import type { Result } from "./result.ts";
import { accept, refuse } from "./result.ts";

/** X16: for this many days after the purchase, it can be cancelled. */
const cancellationDays = 30;

const wasUsed = (contract: Contract): boolean =>
  contract.lines.some(({ used, refunded }) => used + refunded > 0);

/**
 * A24: a purchase can be cancelled within 30 days, if no incident was ever consumed. A refunded
 * incident counts as consumed, because a partner could otherwise buy, use and cancel for free.
 *
 * Cancelling again changes nothing.
 */
export function cancel(contract: Contract, today: PlainDate, cause: Cause): Result<Change> {
  if (contract.cancelledOn !== null) return accept(unchanged(contract));
  const lastDay = addDays(contract.purchasedOn, cancellationDays);
  if (today > lastDay) {
    const detail = `A purchase can be cancelled within ${cancellationDays} days. The last day was ${lastDay}.`;
    return refuse({ code: "CANCELLATION_NOT_ALLOWED", reason: "TOO_LATE", detail });
  }
  if (wasUsed(contract)) {
    const detail = "Incidents of the offer were used, so the purchase cannot be cancelled.";
    return refuse({ code: "CANCELLATION_NOT_ALLOWED", reason: "ALREADY_USED", detail });
  }
  const forfeited = forfeitRest(unchanged(contract), cause);
  return accept(
    withContract(forfeited, {
      ...forfeited.contract,
      cancelledOn: today,
      renewal: null,
      ended: true,
    }),
  );
}
