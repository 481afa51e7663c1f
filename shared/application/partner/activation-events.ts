import { unchanged } from "../../domain/change.ts";
import type { BenefitKind } from "../../domain/vocabulary.ts";
import type { Origin } from "../caller.ts";
import type { Command } from "../commit/command.ts";
import { offerEventRow } from "../contracts/event-row.ts";
import type { KeyedRow } from "../ports/contract-rows.ts";

export const activationEvent = (
  kind: BenefitKind,
  { caller, requestId }: Origin,
  now: Date,
): KeyedRow =>
  offerEventRow(
    "ActivationRequested",
    { at: now.toISOString(), actor: caller.actor, requestId },
    `The activation of ${kind} was requested.`,
  );

/**
 * Records who adds recipients to the mails of an activation that was requested before. The mails
 * come after it, so nobody gets the IDs without an event.
 */
export const recipientsCommand = (
  kind: BenefitKind,
  added: number,
  { caller, requestId }: Origin,
): Command<null> => ({
  prefetch: [],
  whenMissing: () => null,
  decide: ({ contract, now }) => ({
    kind: "write",
    change: unchanged(contract),
    rows: [
      offerEventRow(
        "RecipientsAdded",
        { at: now.toISOString(), actor: caller.actor, requestId },
        `Recipients of the IDs were added to the activation of ${kind}: ${added}.`,
      ),
    ],
    answer: null,
  }),
});
