import type { Contract } from "../../domain/contract.ts";
import { defaultNotices, isNoticeDue, lateSubject, noticeDates } from "../../domain/notice.ts";
import type { DatedNotice, NoticeSettings } from "../../domain/notice.ts";
import { addDays, dateIn, laterOf } from "../../domain/plain-date.ts";
import type { PlainDate } from "../../domain/plain-date.ts";
import { effectiveOn } from "../../domain/terms.ts";
import type { Deps } from "../deps.ts";
import type { DueOn } from "../ports/operations.ts";

/** The last day on which a notice is useful. */
const usefulUntil = ({ term }: Contract, { rule }: DatedNotice): PlainDate =>
  rule === "RenewalDue" ? term.anniversary : term.endDate;

const usefulNotices = (
  contract: Contract,
  today: PlainDate,
  settings: NoticeSettings,
): readonly DatedNotice[] =>
  noticeDates(contract, settings)
    .filter((notice) => isNoticeDue(contract, notice.rule))
    .filter((notice) => today <= usefulUntil(contract, notice));

/** The term's notices that can still become due. What is done within a term is not undone in it. */
function notices(contract: Contract, today: PlainDate, settings: NoticeSettings): DueOn[] {
  const { offerId, term } = contract;
  const about = { kind: "Notice", offerId, term: term.number } as const;
  const dated = usefulNotices(contract, today, settings).map(({ on, rule }) => ({
    day: laterOf(on, today),
    item: { ...about, subject: rule },
  }));
  const hasRenewalNotice = term.openedBy === "Renewal" && contract.lines.length > 0;
  const renewed = { day: today, item: { ...about, subject: "Renewed" } };
  return hasRenewalNotice ? [...dated, renewed] : dated;
}

/**
 * The notices that were due before today and are still useful: contacts who come now would miss them.
 * Later ones are scheduled and go to the contacts of their day.
 */
export function noticesToRepeat(deps: TermDeps, contract: Contract): DueOn[] {
  const { clock, notices: settings = defaultNotices, rules } = deps;
  const { offerId, term } = contract;
  const today = dateIn(clock.now(), rules.timeZone);
  return usefulNotices(contract, today, settings)
    .filter(({ on }) => on <= today)
    .map(({ rule }) => ({
      day: today,
      item: { kind: "Notice", offerId, term: term.number, subject: lateSubject(rule) },
    }));
}

type TermDeps = Pick<Deps, "clock" | "rules"> & Partial<Pick<Deps, "notices">>;

/**
 * The schedule items of the contract's current term: its anniversary, its end and its notices. An
 * end or a notice whose day has passed is due today. A passed anniversary is left out.
 */
export function dueInTerm(deps: TermDeps, contract: Contract): DueOn[] {
  const { clock, notices: settings = defaultNotices, rules } = deps;
  const { offerId, term } = contract;
  const today = dateIn(clock.now(), rules.timeZone);
  const about = { offerId, term: term.number };
  const anniversary: DueOn = { day: term.anniversary, item: { kind: "Anniversary", ...about } };
  const end: DueOn = {
    day: laterOf(addDays(term.endDate, 1), today),
    item: { kind: "TermEnd", ...about },
  };
  return [
    ...(term.anniversary >= today ? [anniversary] : []),
    end,
    ...notices(contract, today, settings),
  ];
}

/**
 * The schedule items of a new contract. For an imported one (A50), nobody is told that the present
 * term has begun, and a renewal that is dated ahead has its own day.
 */
export function dueAfterPurchase(deps: TermDeps, contract: Contract): DueOn[] {
  const { offerId, renewal, term } = contract;
  const items = dueInTerm(deps, contract).filter(({ item }) => item.subject !== "Renewed");
  return renewal
    ? [...items, { day: effectiveOn(term, renewal), item: { kind: "Anniversary", offerId } }]
    : items;
}

/** Schedules the current term. Repeating it changes nothing, so it comes before the term is written. */
export const scheduleTerm = (
  deps: TermDeps & Pick<Deps, "schedule">,
  contract: Contract,
): Promise<void> => deps.schedule.addAll(dueInTerm(deps, contract));
