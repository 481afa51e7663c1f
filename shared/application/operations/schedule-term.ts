import type { Contract } from "../../domain/contract.ts";
import { defaultNotices, isNoticeDue, noticeDates } from "../../domain/notice.ts";
import type { DatedNotice, NoticeSettings } from "../../domain/notice.ts";
import { addDays, dateIn, later } from "../../domain/plain-date.ts";
import type { PlainDate } from "../../domain/plain-date.ts";
import type { Deps } from "../deps.ts";
import type { DueItem } from "../ports/operations.ts";

type Due = readonly [day: PlainDate, item: DueItem];

/** The last day on which a notice is of any use. */
const usefulUntil = ({ term }: Contract, { rule }: DatedNotice): PlainDate =>
  rule === "RenewalDue" ? term.anniversary : term.endDate;

/** Only those that can still become true: what is done within a term is not undone in it. */
function notices(contract: Contract, today: PlainDate, settings: NoticeSettings): Due[] {
  const { offerId, term } = contract;
  const about = { kind: "Notice", offerId, term: term.number } as const;
  const dated = noticeDates(contract, settings)
    .filter((notice) => isNoticeDue(contract, notice.rule))
    .filter((notice) => today <= usefulUntil(contract, notice))
    .map(({ on, rule }): Due => [later(on, today), { ...about, subject: rule }]);
  const tellsOfRenewal = term.openedBy === "Renewal" && contract.lines.length > 0;
  return tellsOfRenewal ? [...dated, [today, { ...about, subject: "Renewed" }]] : dated;
}

/**
 * Puts what the contract's current term will need into the schedule: its anniversary, its end and
 * its notices. An end or a notice whose day has passed is due today; a passed anniversary brings
 * nothing any more. Repeating it changes nothing, so it comes before the write that makes it true.
 */
export async function scheduleTerm(
  deps: Pick<Deps, "clock" | "rules" | "schedule"> & Partial<Pick<Deps, "notices">>,
  contract: Contract,
): Promise<void> {
  const { clock, notices: settings = defaultNotices, rules, schedule } = deps;
  const { offerId, term } = contract;
  const today = dateIn(clock.now(), rules.timeZone);
  const end: Due = [
    later(addDays(term.endDate, 1), today),
    { kind: "TermEnd", offerId, term: term.number },
  ];
  const anniversary: Due = [term.anniversary, { kind: "Anniversary", offerId, term: term.number }];
  const due = [
    ...(term.anniversary >= today ? [anniversary] : []),
    end,
    ...notices(contract, today, settings),
  ];
  await Promise.all(due.map(([day, item]) => schedule.add(day, item)));
}
