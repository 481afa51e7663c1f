import type { Contract } from "../../domain/contract.ts";
import { addDays, dateIn, later } from "../../domain/plain-date.ts";
import type { Deps } from "../deps.ts";

/**
 * Puts what the contract's current term will need into the schedule: its anniversary and its end.
 * A day that has passed is due today. Repeating it changes nothing, so it comes before the write
 * that makes it true.
 */
export async function scheduleTerm(
  { clock, rules, schedule }: Pick<Deps, "clock" | "rules" | "schedule">,
  { offerId, term }: Contract,
): Promise<void> {
  const today = dateIn(clock.now(), rules.timeZone);
  await Promise.all([
    schedule.add(later(term.anniversary, today), { kind: "Anniversary", offerId }),
    schedule.add(later(addDays(term.endDate, 1), today), { kind: "TermEnd", offerId }),
  ]);
}
