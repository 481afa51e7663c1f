import type { Answer } from "../answer.ts";
import { offerOf } from "../../domain/benefit.ts";
import type { Offer } from "../../domain/benefit.ts";
import type { Contract } from "../../domain/contract.ts";
import type { Cause } from "../../domain/ledger.ts";
import type { Result } from "../../domain/result.ts";
import { accept, refuse } from "../../domain/result.ts";
import { takeBackRenewal } from "../../domain/reversal.ts";
import type { Origin } from "../caller.ts";
import type { Command } from "../commit/command.ts";
import { answer, need } from "../commit/command.ts";
import { offerEventRow } from "../contracts/event-row.ts";
import { accessOfferOrCommerce } from "../contracts/partner-access.ts";
import type { OfferRef } from "../contracts/partner-access.ts";
import { today } from "../contracts/read-contract.ts";
import { scheduleTerm } from "../contracts/schedule-term.ts";
import type { Deps } from "../deps.ts";
import { afterWriting } from "../errors.ts";
import { termKey } from "../ports/contract-rows.ts";
import type { ContractRow } from "../ports/contract-rows.ts";

type TakeBackDeps = Pick<
  Deps,
  "clock" | "committer" | "contracts" | "partners" | "rules" | "schedule"
>;

const termOf = (row: ContractRow | null) => (row?.type === "term" ? row.closed : null);

const takeBackCommand = (number: number, by: Omit<Cause, "at">): Command<Result<Contract>> => ({
  // The term that the renewal opened has a row if it was taken back before.
  prefetch: [termKey(number - 1), termKey(number)],
  whenMissing: () => refuse({ code: "NOT_FOUND", detail: "The offer does not exist." }),
  decide: ({ contract, now, row, today }) => {
    const keys = [termKey(number - 1), termKey(number)];
    const before = row(termKey(number - 1));
    if (before === undefined || row(termKey(number)) === undefined) return need(...keys);
    const cause = { ...by, at: now.toISOString() };
    const taken = takeBackRenewal(contract, termOf(before), number, today, cause);
    if (!taken.ok) return answer(taken);
    if (taken.value === null) return answer(accept(contract));
    const { closed, contract: after, entries } = taken.value;
    return {
      kind: "write",
      change: { contract: after, entries, closed: closed ? [closed] : [] },
      rows: [
        offerEventRow("RenewalReversed", cause, `The renewal to term ${number} was taken back.`),
      ],
      answer: accept(after),
    };
  },
});

/**
 * Takes a renewal back (A39): the one that opened term `termNumber`, or that would open it. Repeating
 * it returns the offer as it stands, until another renewal of the term is recorded.
 */
export const makeTakeBackRenewal =
  (deps: TakeBackDeps) =>
  async (
    { termNumber, ...input }: OfferRef & { readonly termNumber: number },
    origin: Origin,
  ): Promise<Answer<Offer>> => {
    const found = await accessOfferOrCommerce(deps, input, origin);
    if (!found.ok) return found;
    const { caller, requestId } = origin;
    const command = takeBackCommand(termNumber, { actor: caller.actor, requestId });
    const taken = await deps.committer.submit(input.offerId, command);
    if (!taken.ok) return taken;
    // The sweep may have handled the end of the term that is current again.
    await afterWriting(() => scheduleTerm(deps, taken.value));
    return accept(offerOf(taken.value, today(deps), false));
  };
