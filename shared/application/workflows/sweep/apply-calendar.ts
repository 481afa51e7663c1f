import { unchanged } from "../../../domain/change.ts";
import type { Contract } from "../../../domain/contract.ts";
import type { Committer } from "../../commit/committer.ts";
import type { Command } from "../../commit/command.ts";
import { answer } from "../../commit/command.ts";

/** What writing down the calendar has done to a contract, and the contract as it now stands. */
export interface AppliedCalendar {
  readonly contract: Contract;
  /** The next term was opened. */
  readonly renewed: boolean;
  /** The offer ended without a renewal. */
  readonly expired: boolean;
  /** It ended with a benefit that nobody had activated. */
  readonly lapsed: boolean;
}

/**
 * Writes what `resolve` says of today, unless it is written. Whoever wrote it first, a consume, a
 * renewal or another sweep, is the one whose doing it was: here it then counts as nothing.
 */
const applyCalendarCommand: Command<AppliedCalendar | null> = {
  prefetch: [],
  whenMissing: () => null,
  decide: ({ contract, stored }) => {
    const renewed = contract.term.number !== stored.term.number;
    const expired = contract.ended && !stored.ended;
    const lapsed =
      expired && contract.lines.some(({ activation }) => activation.state !== "Active");
    const done = { contract, renewed, expired, lapsed };
    return renewed || expired
      ? { kind: "write", change: unchanged(contract), rows: [], answer: done }
      : answer(done);
  },
};

/** Null where there is no such contract (yet). */
export const applyCalendar = (
  committer: Committer,
  offerId: string,
): Promise<AppliedCalendar | null> => committer.submit(offerId, applyCalendarCommand);
