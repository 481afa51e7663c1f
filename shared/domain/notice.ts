import type { Contract, Line } from "./contract.ts";
import { lineOf, remainingOf } from "./contract.ts";
import { isLegacy } from "./offer-catalogue.ts";
import type { PlainDate } from "./plain-date.ts";
import { addDays } from "./plain-date.ts";
import { effectiveOn, isUsable } from "./terms.ts";
import { benefitKinds } from "./vocabulary.ts";
import type { BenefitKind } from "./vocabulary.ts";

/** Due on a day of the term (X7). */
const datedRules = ["RenewalDue", "WindowClosing", "ActivateBy"] as const;
/** Due once so much of a line has been used. */
const usageRules = ["UsageHigh", "Exhausted"] as const;

/** What partners are told by mail without having asked. Each once per term, and per line if of one. */
export type NoticeRule = (typeof datedRules)[number];
export type UsageRule = (typeof usageRules)[number];

/** What a notice is about; `Renewed` tells that the term has opened. */
export type NoticeTopic =
  | { readonly rule: NoticeRule | "Renewed" }
  | { readonly rule: UsageRule; readonly kind: BenefitKind };

export interface NoticeSettings {
  /** Days before the anniversary. */
  readonly renewalDueDays: number;
  /** Days after the anniversary. */
  readonly windowClosingDays: number;
  /** Days before the last day to activate. */
  readonly activateByDays: number;
  /** Percent of the granted incidents. */
  readonly usageHighPercent: number;
}

export const defaultNotices: NoticeSettings = {
  renewalDueDays: 15,
  windowClosingDays: 23,
  activateByDays: 30,
  usageHighPercent: 80,
};

/** A topic as the schedule names it, e.g. `UsageHigh:PartnerCloudSupport`. */
export const subjectOf = (topic: NoticeTopic): string =>
  "kind" in topic ? `${topic.rule}:${topic.kind}` : topic.rule;

const topics: readonly NoticeTopic[] = [
  ...datedRules.map((rule) => ({ rule })),
  { rule: "Renewed" },
  ...usageRules.flatMap((rule) => benefitKinds.map((kind) => ({ rule, kind }))),
];

export const topicOf = (subject: string): NoticeTopic | undefined =>
  topics.find((topic) => subjectOf(topic) === subject);

export interface DatedNotice {
  readonly on: PlainDate;
  readonly rule: NoticeRule;
}

/** The days on which the current term's notices become due. */
export const noticeDates = (
  { term }: Pick<Contract, "term">,
  settings: NoticeSettings,
): readonly DatedNotice[] => [
  { on: addDays(term.anniversary, -settings.renewalDueDays), rule: "RenewalDue" },
  { on: addDays(term.anniversary, settings.windowClosingDays), rule: "WindowClosing" },
  { on: addDays(term.endDate, -settings.activateByDays), rule: "ActivateBy" },
];

/** Lines whose activation somebody should still ask for. */
export const linesToActivate = ({ lines }: Contract): readonly Line[] =>
  lines.filter((line) => line.activation.state === "NotActivated" && remainingOf(line) !== 0);

/** Whether the notice still says something true: nobody is reminded of what is done. */
export function isNoticeDue(contract: Contract, rule: NoticeRule): boolean {
  if (contract.cancelledOn !== null || contract.ended || contract.lines.length === 0) return false;
  switch (rule) {
    case "RenewalDue":
    case "WindowClosing":
      // F181: a retired offer is not renewed, so nobody is asked to.
      return contract.renewal === null && !isLegacy(contract.offerType);
    case "ActivateBy":
      return linesToActivate(contract).length > 0;
  }
}

/**
 * The notices that the term is still to have if nothing else happens: with the next term, which a
 * renewal opens, its reminders are gone.
 */
export function noticesAhead(contract: Contract, settings: NoticeSettings): DatedNotice[] {
  const { renewal, term } = contract;
  const next = renewal ? effectiveOn(term, renewal) : null;
  return noticeDates(contract, settings).filter(
    ({ on, rule }) => isNoticeDue(contract, rule) && (next === null || on < next),
  );
}

/** How much of what was granted is used, in whole percent; 0 where nothing limits it. */
export const percentUsed = ({ granted, used }: Pick<Line, "granted" | "used">): number =>
  granted === null || granted === 0 ? 0 : Math.floor((100 * used) / granted);

/** The usage rule that holds at this count; the stronger one alone. */
export function usageRuleAt(
  line: Pick<Line, "granted" | "used">,
  { usageHighPercent }: Pick<NoticeSettings, "usageHighPercent">,
): UsageRule | null {
  const percent = percentUsed(line);
  if (percent >= 100) return "Exhausted";
  return percent >= usageHighPercent ? "UsageHigh" : null;
}

/** Whether the topic is to be told of on `today`. The day of a dated one must have come. */
export function isTopicDue(
  contract: Contract,
  topic: NoticeTopic,
  today: PlainDate,
  settings: NoticeSettings,
): boolean {
  if (!isUsable(contract, today)) return false;
  if (topic.rule === "Renewed") {
    return contract.term.openedBy === "Renewal" && contract.lines.length > 0;
  }
  if ("kind" in topic) {
    const line = lineOf(contract, topic.kind);
    return line !== undefined && usageRuleAt(line, settings) === topic.rule;
  }
  const day = noticeDates(contract, settings).find(({ rule }) => rule === topic.rule)?.on;
  return day !== undefined && day <= today && isNoticeDue(contract, topic.rule);
}
