import type { Contract, Line } from "./contract.ts";
import { lineOf, remainingOf } from "./contract.ts";
import { isLegacy } from "./offer-catalogue.ts";
import type { PlainDate } from "./plain-date.ts";
import { addDays } from "./plain-date.ts";
import { effectiveOn, isUsable, offerState } from "./terms.ts";
import { benefitKinds } from "./vocabulary.ts";
import type { BenefitKind } from "./vocabulary.ts";

/** Due on a day of the term (X7). */
const datedRules = ["RenewalDue", "WindowClosing", "ActivateBy"] as const;
/** Due once a certain part of a line is used. */
const usageRules = ["UsageHigh", "Exhausted"] as const;

/** The notices that depend on a date. Each is mailed once per term. */
export type NoticeRule = (typeof datedRules)[number];
/** The notices that depend on usage. Each is mailed once per term and line. */
export type UsageRule = (typeof usageRules)[number];

/** Due when the calendar has changed the offer: a renewal has opened the term, or the term has ended without one. */
const changeRules = ["Renewed", "Expired"] as const;
export type ChangeRule = (typeof changeRules)[number];

/** A refund has waited too long for a decision (A7). */
export interface RefundTopic {
  readonly rule: "RefundWaiting";
  readonly incidentId: string;
}

export type NoticeTopic =
  | { readonly rule: NoticeRule | ChangeRule }
  | { readonly rule: UsageRule; readonly kind: BenefitKind }
  | RefundTopic;

/** Every notice. */
export const noticeRules = [...datedRules, ...usageRules, ...changeRules, "RefundWaiting"] as const;

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

const refundPrefix = "RefundWaiting:";

/** The topic's name in the schedule, for example `UsageHigh:PartnerCloudSupport`. */
export function topicName(topic: NoticeTopic): string {
  if ("kind" in topic) return `${topic.rule}:${topic.kind}`;
  return "incidentId" in topic ? `${refundPrefix}${topic.incidentId}` : topic.rule;
}

const topics: readonly NoticeTopic[] = [
  ...[...datedRules, ...changeRules].map((rule) => ({ rule })),
  ...usageRules.flatMap((rule) => benefitKinds.map((kind) => ({ rule, kind }))),
];

export const parseTopic = (subject: string): NoticeTopic | undefined =>
  subject.startsWith(refundPrefix)
    ? { rule: "RefundWaiting", incidentId: subject.slice(refundPrefix.length) }
    : topics.find((topic) => topicName(topic) === subject);

/** Whether a topic is scheduled once, with its term. Others are scheduled by requests, maybe again. */
export const isOfTerm = (topic: NoticeTopic): boolean =>
  !("kind" in topic || "incidentId" in topic);

const latePrefix = "Late:";

/** The subject of a notice for contacts that the partner got after it was sent. */
export const lateSubject = (subject: string): string => `${latePrefix}${subject}`;

/** The subject of the notice itself, and whether it is for contacts that came late. */
export const parseLate = (subject: string): { readonly subject: string; readonly late: boolean } =>
  subject.startsWith(latePrefix)
    ? { subject: subject.slice(latePrefix.length), late: true }
    : { subject, late: false };

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

/** Lines that are not activated yet and have incidents left. */
export const linesToActivate = ({ lines }: Contract): readonly Line[] =>
  lines.filter((line) => line.activation.state === "NotActivated" && remainingOf(line) !== 0);

/** Whether a dated notice still applies. Nothing is mailed about a task that is already done. */
export function isNoticeDue(contract: Contract, rule: NoticeRule): boolean {
  if (contract.cancelledOn !== null || contract.ended || contract.lines.length === 0) return false;
  switch (rule) {
    case "RenewalDue":
    case "WindowClosing":
      // F181: a retired offer cannot be renewed, so it needs no reminder.
      return contract.renewal === null && !isLegacy(contract.offerType);
    case "ActivateBy":
      return linesToActivate(contract).length > 0;
  }
}

/**
 * The notices that the current term will have if nothing else changes. A recorded renewal ends the
 * term, so later notices are left out.
 */
export function noticesAhead(contract: Contract, settings: NoticeSettings): DatedNotice[] {
  const { renewal, term } = contract;
  const next = renewal ? effectiveOn(term, renewal) : null;
  return noticeDates(contract, settings).filter(
    ({ on, rule }) => isNoticeDue(contract, rule) && (next === null || on < next),
  );
}

/** The used part of the granted incidents, in whole percent; 0 for an unlimited line. */
export const percentUsed = ({ granted, used }: Pick<Line, "granted" | "used">): number =>
  granted === null || granted === 0 ? 0 : Math.floor((100 * used) / granted);

/** The usage rule that applies to the line, or null. When both apply, the result is `Exhausted`. */
export function usageRuleAt(
  line: Pick<Line, "granted" | "used">,
  { usageHighPercent }: Pick<NoticeSettings, "usageHighPercent">,
): UsageRule | null {
  const percent = percentUsed(line);
  if (percent >= 100) return "Exhausted";
  return percent >= usageHighPercent ? "UsageHigh" : null;
}

/**
 * Whether the notice about a topic is due on `today`. A dated notice is due from its day on. Whether a refund still
 * waits is not part of the contract.
 */
export function isTopicDue(
  contract: Contract,
  topic: NoticeTopic,
  today: PlainDate,
  settings: NoticeSettings,
): boolean {
  const hasLines = contract.lines.length > 0;
  if (topic.rule === "Expired") return hasLines && offerState(contract, today) === "Expired";
  if (!isUsable(contract, today)) return false;
  if (topic.rule === "RefundWaiting") return hasLines;
  if (topic.rule === "Renewed") return hasLines && contract.term.openedBy === "Renewal";
  if ("kind" in topic) {
    const line = lineOf(contract, topic.kind);
    return line !== undefined && usageRuleAt(line, settings) === topic.rule;
  }
  const day = noticeDates(contract, settings).find(({ rule }) => rule === topic.rule)?.on;
  return day !== undefined && day <= today && isNoticeDue(contract, topic.rule);
}
