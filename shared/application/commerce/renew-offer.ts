import type { Answer } from "../answer.ts";
import { offerOf } from "../../domain/benefit.ts";
import type { Offer } from "../../domain/benefit.ts";
import { joinChanges, unchanged } from "../../domain/change.ts";
import { recordRenewal } from "../../domain/renewal.ts";
import type { Renewal } from "../../domain/contract.ts";
import type { Refusal } from "../../domain/refusal.ts";
import { accept, refuse } from "../../domain/result.ts";
import type { Rules } from "../../domain/rules.ts";
import { effectiveOn, resolve } from "../../domain/terms.ts";
import { offerEventRow } from "../contracts/event-row.ts";
import { accessOfferOrCommerce } from "../contracts/partner-access.ts";
import { today } from "../contracts/read-contract.ts";
import { differingFields, idempotencyConflict } from "../idempotency.ts";
import { renewalIdFor } from "../ids.ts";
import { afterWriting } from "../errors.ts";
import type { Command, View } from "../commit/command.ts";
import { answer, need } from "../commit/command.ts";
import { commandKey } from "../ports/contract-rows.ts";
import { inSlot, slotNeeded } from "./keep-slot.ts";
import type { SlotNeeded, SlotState } from "./keep-slot.ts";
import type { SlotDeps } from "./slot.ts";
import { scheduleTerm } from "../contracts/schedule-term.ts";
import type { PlainDate } from "../../domain/plain-date.ts";
import type { Origin } from "../caller.ts";
import type { OfferRef } from "../contracts/partner-access.ts";
import type { Keyed, Replayable } from "../idempotency.ts";

type Renewed = Answer<Replayable<Offer>>;

const noOffer: Refusal = { code: "NOT_FOUND", detail: "The offer does not exist." };

interface RenewalRequest {
  readonly renewedOn: string;
  readonly issueNewIds: boolean;
}

/** The answer to a repeat of an accepted renewal; undefined if it repeats none. */
function replay(view: View, key: string, request: RenewalRequest): Renewed | undefined {
  const row = view.row(key);
  if (row?.type !== "command") return undefined;
  const differing = differingFields(row.content, request);
  if (differing.length > 0) return refuse(idempotencyConflict(differing));
  const { benefits } = offerOf(view.contract, view.today, false);
  return accept({ value: { ...row.accepted, benefits }, replayed: true });
}

const renewalEvent = ({ actor, issueNewIds, recordedAt: at, renewedOn, requestId }: Renewal) =>
  offerEventRow(
    "OfferRenewed",
    { at, actor, requestId },
    `The offer was renewed on ${renewedOn}${issueNewIds ? " with new IDs" : ""}.`,
  );

const renewCommand = (
  key: string,
  request: RenewalRequest,
  by: Omit<Renewal, keyof RenewalRequest | "recordedAt">,
  slot: SlotState,
  rules: Rules,
): Command<Renewed | SlotNeeded> => ({
  prefetch: [key],
  whenMissing: () => refuse(noOffer),
  decide: (view) => {
    if (view.row(key) === undefined) return need(key);
    const replayed = replay(view, key, request);
    if (replayed) return answer(replayed);
    const renewal = { ...request, ...by, recordedAt: view.now.toISOString() };
    const recorded = recordRenewal(view.contract, renewal, view.today, rules);
    if (!recorded.ok) return answer(recorded);
    const needed = slotNeeded(view.contract, slot);
    if (needed) return answer(needed);
    // In the renewal window the next term opens at once, in the same transaction (A2).
    const change = joinChanges(
      unchanged(recorded.value),
      resolve(recorded.value, view.today, rules),
    );
    const accepted = offerOf(change.contract, view.today, false);
    return {
      kind: "write",
      change,
      rows: [
        { key, row: { type: "command", content: { ...request }, accepted } },
        renewalEvent(renewal),
      ],
      answer: accept({ value: accepted, replayed: false }),
    };
  },
});

/** Records a renewal, also one told late (A1, A2, A20, A38). The same key and content always return the same answer. */
export const makeRenewOffer =
  (deps: SlotDeps) =>
  async (
    input: OfferRef & Keyed & { readonly renewedOn: PlainDate; readonly issueNewIds: boolean },
    origin: Origin,
  ): Promise<Answer<Replayable<Offer>>> => {
    const found = await accessOfferOrCommerce(deps, input, origin);
    if (!found.ok) return found;
    const { issueNewIds, offerId, renewedOn } = input;
    const { caller, requestId } = origin;
    // The schedule comes first: without it no sweep would look at the day on which it takes effect.
    const on = effectiveOn(found.value.term, { renewedOn });
    if (on > today(deps)) await deps.schedule.add(on, { kind: "Anniversary", offerId });
    const key = commandKey(renewalIdFor(caller.client, offerId, input.idempotencyKey));
    const by = { actor: caller.actor, requestId };
    const renewed = await inSlot<Renewed>(deps, found.value, (slot) =>
      renewCommand(key, { renewedOn, issueNewIds }, by, slot, deps.rules),
    );
    if (renewed.ok && !renewed.value.replayed) {
      await afterWriting(async () => {
        const after = await accessOfferOrCommerce(deps, input, origin);
        if (after.ok) await scheduleTerm(deps, after.value);
      });
    }
    return renewed;
  };
