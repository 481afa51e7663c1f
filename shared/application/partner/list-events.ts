import type { Page } from "../../contract/basics.ts";
import type { EventView } from "../../contract/partner.ts";
import type { OfferEvent } from "../../domain/offer-event.ts";
import { accept } from "../../domain/result.ts";
import type { Answer } from "../answer.ts";
import type { Origin } from "../caller.ts";
import { accessOfferAsAdmin } from "../contracts/partner-access.ts";
import type { OfferRef } from "../contracts/partner-access.ts";
import type { Deps } from "../deps.ts";
import { accountKeyOf, eventIdFor } from "../ids.ts";
import { pageOf } from "../paging.ts";
import type { Paging } from "../paging.ts";
import type { Replacement } from "../ports/contract-rows.ts";
import type { RowOf } from "../ports/contract-store.ts";
import type { Distribution } from "../ports/distribution-store.ts";
import type { Membership } from "../ports/stores.ts";
import { hasCredentials } from "./distribution-view.ts";

type EventDeps = Pick<
  Deps,
  "clock" | "contracts" | "distributions" | "partners" | "rules" | "schedule"
>;

/** An event and its mark, which differs from that of every other event of the offer. */
interface Marked {
  readonly id: string;
  readonly view: EventView;
}

const marked = (id: string, view: EventView): Marked => ({ id: `${view.type}:${id}`, view });

const ofPurchase = ({ cause, offerId, purchase }: Membership): Marked =>
  marked(offerId, {
    ...cause,
    type: "OfferPurchased",
    detail: `The offer was bought on ${purchase.purchasedOn}${purchase.history ? " and imported with its history" : ""}.`,
  });

function ofEvent({ account, actor, at, detail, requestId, type }: OfferEvent): Marked {
  const id = eventIdFor(type, requestId, account ? accountKeyOf(account) : detail);
  const about = account ? `${account.type} account ${account.id}: ` : "";
  return marked(`${at}:${id}`, { at, type, actor, requestId, detail: `${about}${detail}` });
}

function ofDistribution(distribution: Distribution): Marked {
  const { createdAt: at, distributionId, recipients, requestId, requestedBy: actor } = distribution;
  const detail = `E-mails with the IDs were requested. Recipients: ${recipients.length}.`;
  return marked(distributionId, { at, type: "DistributionRequested", actor, requestId, detail });
}

const outcomes: Readonly<Record<Replacement["state"], string>> = {
  Replacing: "The IDs are being replaced.",
  Replaced: "The IDs were replaced.",
  Failed: "The IDs could not be replaced and stay valid.",
};

const ofReplacement = ({
  replacement: { actor, at, reason, replacementId, requestId, state },
}: RowOf<"replacement">): Marked =>
  marked(replacementId, {
    ...{ at, type: "ReplacementRequested", actor, requestId },
    detail: `${outcomes[state]} Reason: ${reason}`,
  });

function ofAdjustment({ content, entry }: RowOf<"adjustment">): Marked {
  const { actor, at, delta, kind, requestId, seq, term } = entry;
  return marked(`${term}:${seq}`, {
    ...{ at, type: "BalanceAdjusted", actor, requestId },
    detail: `${kind} of term ${term} was adjusted by ${delta}. Reason: ${content.reason}`,
  });
}

/** Each fact is read from the row that has it. Consumed incidents are not among them (F163). */
async function eventsOf(
  { contracts, distributions, partners }: EventDeps,
  { offerId, partnerId }: OfferRef,
): Promise<Marked[]> {
  const [membership, events, sent, replacements, adjustments] = await Promise.all([
    partners.readMembership(partnerId, offerId),
    contracts.listRows(offerId, "event"),
    distributions.list(offerId),
    contracts.listRows(offerId, "replacement"),
    contracts.listRows(offerId, "adjustment"),
  ]);
  return [
    ...(membership ? [ofPurchase(membership)] : []),
    ...events.map(({ event }) => ofEvent(event)),
    ...sent.filter(hasCredentials).map(ofDistribution),
    ...replacements.map(ofReplacement),
    ...adjustments.map(ofAdjustment),
  ];
}

const newestFirst = (a: Marked, b: Marked): number =>
  b.view.at.localeCompare(a.view.at) || b.id.localeCompare(a.id);

/** Lists who did what with an offer, when and by which request, for its admins (A41), newest first. */
export const makeListEvents =
  (deps: EventDeps) =>
  async (
    { cursor, limit, ...input }: OfferRef & Paging,
    origin: Origin,
  ): Promise<Answer<Page<EventView>>> => {
    const found = await accessOfferAsAdmin(deps, input, origin);
    if (!found.ok) return found;
    const events = (await eventsOf(deps, input)).sort(newestFirst);
    const page = pageOf(events, ({ id }) => id, { cursor, limit });
    if (!page.ok) return page;
    return accept({ ...page.value, items: page.value.items.map(({ view }) => view) });
  };
