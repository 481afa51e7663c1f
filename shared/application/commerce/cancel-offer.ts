import { offerOf } from "../../domain/benefit.ts";
import type { Offer } from "../../domain/benefit.ts";
import { cancel } from "../../domain/cancellation.ts";
import type { Cause } from "../../domain/ledger.ts";
import type { Result } from "../../domain/result.ts";
import { accept, refuse } from "../../domain/result.ts";
import { offerEventRow } from "../contracts/event-row.ts";
import { accessOfferOrCommerce } from "../contracts/partner-access.ts";
import type { Deps } from "../deps.ts";
import type { Command } from "../commit/command.ts";
import { answer } from "../commit/command.ts";
import type { Answer } from "../answer.ts";
import type { Origin } from "../caller.ts";
import type { OfferRef } from "../contracts/partner-access.ts";

type CancelDeps = Pick<
  Deps,
  "clock" | "committer" | "contracts" | "partners" | "rules" | "schedule"
>;

const cancelCommand = (by: Omit<Cause, "at">): Command<Result<Offer>> => ({
  prefetch: [],
  whenMissing: () => refuse({ code: "NOT_FOUND", detail: "The offer does not exist." }),
  decide: ({ contract, now, today }) => {
    const cause = { ...by, at: now.toISOString() };
    const cancelled = cancel(contract, today, cause);
    if (!cancelled.ok) return answer(cancelled);
    const offer = accept(offerOf(cancelled.value.contract, today, false));
    if (contract.cancelledOn !== null) return answer(offer);
    const event = offerEventRow("OfferCancelled", cause, `The offer was cancelled on ${today}.`);
    return { kind: "write", change: cancelled.value, rows: [event], answer: offer };
  },
});

/** Cancels an offer (A24, X16). Repeating it returns the same answer. */
export const makeCancelOffer =
  (deps: CancelDeps) =>
  async (input: OfferRef, origin: Origin): Promise<Answer<Offer>> => {
    const found = await accessOfferOrCommerce(deps, input, origin);
    if (!found.ok) return found;
    const { caller, requestId } = origin;
    return deps.committer.submit(input.offerId, cancelCommand({ actor: caller.actor, requestId }));
  };
