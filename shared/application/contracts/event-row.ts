import type { Cause } from "../../domain/ledger.ts";
import type { OfferEvent, OfferEventType } from "../../domain/offer-event.ts";
import { accountKeyOf, eventIdFor } from "../ids.ts";
import { eventKey } from "../ports/contract-rows.ts";
import type { KeyedRow } from "../ports/contract-rows.ts";

/** The row of an event, to be written in one transaction with the change that it tells of. */
export function eventRow(event: OfferEvent): KeyedRow {
  const { account, at, detail, requestId, type } = event;
  const id = eventIdFor(type, requestId, account ? accountKeyOf(account) : detail);
  return { key: eventKey(at, id), row: { type: "event", event } };
}

/** The row of an event that concerns the whole offer. */
export const offerEventRow = (type: OfferEventType, cause: Cause, detail: string): KeyedRow =>
  eventRow({
    ...{ at: cause.at, actor: cause.actor, requestId: cause.requestId },
    ...{ type, detail, account: null },
  });
