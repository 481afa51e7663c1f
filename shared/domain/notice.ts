import type { Contract } from "./contract.ts";
import { remainingOf } from "./contract.ts";
import type { PlainDate } from "./plain-date.ts";
import { addDays } from "./plain-date.ts";

/** What partners are told by mail without having asked (X7). Each once per term and rule. */
export type NoticeRule = "RenewalDue" | "WindowClosing" | "ActivateBy";

export interface NoticeSettings {
  /** Days before the anniversary. */
  readonly renewalDueDays: number;
  /** Days after the anniversary. */
  readonly windowClosingDays: number;
  /** Days before the last day to activate. */
  readonly activateByDays: number;
}

export const defaultNotices: NoticeSettings = {
  renewalDueDays: 15,
  windowClosingDays: 23,
  activateByDays: 30,
};

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

/** Whether the notice still says something true: nobody is reminded of what is done. */
export function isNoticeDue(contract: Contract, rule: NoticeRule): boolean {
  if (contract.cancelledOn !== null || contract.ended || contract.lines.length === 0) return false;
  switch (rule) {
    case "RenewalDue":
    case "WindowClosing":
      return contract.renewal === null;
    case "ActivateBy":
      return contract.lines.some(
        (line) => line.activation.state === "NotActivated" && remainingOf(line) !== 0,
      );
  }
}
