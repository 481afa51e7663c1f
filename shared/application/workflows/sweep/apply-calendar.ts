import { unchanged } from "../../../domain/change.ts";
import type { Contract } from "../../../domain/contract.ts";
import type { Committer } from "../../commit/committer.ts";
import type { Command } from "../../commit/command.ts";
import { answer } from "../../commit/command.ts";

/** What applying the calendar changed, and the contract as it is now. */
export interface AppliedCalendar {
  readonly contract: Contract;
  /** The next term was opened. */
  readonly renewed: boolean;
  /** The offer expired without a renewal. */
  readonly expired: boolean;
  /** It expired with a benefit that was never activated. */
  readonly lapsed: boolean;
}

/**
 * Stores what `resolve` computes for today, unless it is stored. If a consume, a renewal or another
 * sweep stored it first, this command changes and counts nothing.
 */
const applyCalendarCommand: Command<AppliedCalendar | null> = {
  prefetch: [],
  whenMissing: () => null,
  decide: ({ contract, stored }) => {
    const renewed = contract.term.number !== stored.term.number;
    const expired = contract.ended && !stored.ended;
    const lapsed =
      expired && contract.lines.some(({ activation }) => activation.state !== "Active");
    const applied = { contract, renewed, expired, lapsed };
    return renewed || expired
      ? { kind: "write", change: unchanged(contract), rows: [], answer: applied }
      : answer(applied);
  },
};

/** Applies the calendar to a contract. Returns null if there is no such contract (yet). */
export const applyCalendar = (
  committer: Committer,
  offerId: string,
): Promise<AppliedCalendar | null> => committer.submit(offerId, applyCalendarCommand);
