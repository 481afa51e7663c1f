import type { Contract, Line } from "../../../domain/contract.ts";
import { lineOf, remainingOf } from "../../../domain/contract.ts";
import { planName } from "../../../domain/names.ts";
import type { NoticeSettings, NoticeTopic } from "../../../domain/notice.ts";
import { isTopicDue, linesToActivate, percentUsed } from "../../../domain/notice.ts";
import { offerName } from "../../../domain/offer-catalogue.ts";
import type { PlainDate } from "../../../domain/plain-date.ts";
import { daysBetween } from "../../../domain/plain-date.ts";
import { isUsable } from "../../../domain/terms.ts";
import type { OverdueRefund } from "../../contracts/waiting-reviews.ts";
import type { Distribution, Mail } from "../../ports/distribution-store.ts";
import type { Letter, LetterPlan, Letters, Notice } from "../../ports/mailer.ts";
import { letterLanguage } from "../../ports/mailer.ts";
import type { Vault } from "../../ports/vault.ts";
import type { PartnerView } from "../../../contract/commerce.ts";

/** Everything that a letter is written from. The contract is resolved for today. */
export interface LetterSource {
  readonly contract: Contract;
  readonly partner: PartnerView;
  readonly distribution: Distribution;
  readonly mail: Mail;
  readonly today: PlainDate;
  /** The refund that a notice is about; null if it no longer waits. */
  readonly refund: OverdueRefund | null;
}

export interface LetterDeps {
  readonly letters: Letters;
  readonly vault: Pick<Vault, "open">;
  readonly notices: NoticeSettings;
}

/** The letter, or the reason why it is no longer sent. */
export type WrittenLetter = { readonly letter: Letter } | { readonly obsolete: string };

const planOf = (line: Line): LetterPlan => ({
  name: planName(line.kind, line.granted),
  kind: line.kind,
  granted: line.granted,
  remaining: remainingOf(line),
});

const addressOf = ({ contract, mail, partner }: LetterSource) => ({
  language: letterLanguage(mail.contact.locale, partner.locale),
  recipientName: mail.contact.name,
  partnerName: partner.name,
  offerName: offerName(contract.offerType),
});

/** A5, A26: a pair that was replaced or is no longer usable is not sent. */
function credentialsLetter({ letters, vault }: LetterDeps, source: LetterSource): WrittenLetter {
  const { contract, distribution, today } = source;
  if (contract.cancelledOn !== null) return { obsolete: "The offer was cancelled." };
  if (!isUsable(contract, today)) return { obsolete: "The offer has expired." };
  if (contract.credentialVersion !== distribution.credentialVersion || !contract.credentials) {
    return { obsolete: "The IDs were replaced." };
  }
  const pair = vault.open(contract.offerId, contract.credentials);
  const plans = contract.lines.map((line) => ({
    ...planOf(line),
    activated: line.activation.state === "Active",
  }));
  const { endDate } = contract.term;
  return {
    letter: letters.credentialsLetter({ ...addressOf(source), ...pair, plans, endDate }),
  };
}

function datedNotice(
  { term, ...contract }: Contract,
  rule: "RenewalDue" | "WindowClosing" | "ActivateBy",
  today: PlainDate,
): Notice {
  const { anniversary, endDate } = term;
  if (rule === "ActivateBy") {
    const plans = linesToActivate({ ...contract, term }).map(planOf);
    return { kind: rule, plans, activateBy: endDate, days: daysBetween(today, endDate) };
  }
  // After the anniversary only the renewal window is left to remind of.
  return rule === "RenewalDue" && today <= anniversary
    ? { kind: rule, anniversary, endDate, days: daysBetween(today, anniversary) }
    : { kind: "WindowClosing", endDate, days: daysBetween(today, endDate) };
}

function refundNotice({ contract, refund, today }: LetterSource): Notice | undefined {
  const line = refund && lineOf(contract, refund.kind);
  if (!line) return undefined;
  const { closedOn } = refund;
  return {
    kind: "RefundWaiting",
    plan: planOf(line),
    closedOn,
    days: daysBetween(closedOn, today),
  };
}

function noticeOf(source: LetterSource, topic: NoticeTopic): Notice | undefined {
  const { contract, today } = source;
  const { endDate } = contract.term;
  if (topic.rule === "RefundWaiting") return refundNotice(source);
  if (topic.rule === "Expired") return { kind: topic.rule, endDate };
  if (topic.rule === "Renewed") {
    // A5: a renewal that replaces the pair leaves none until the next activation.
    const newIds = contract.credentials === null && contract.credentialVersion > 0;
    return { kind: "Renewed", plans: contract.lines.map(planOf), endDate, newIds };
  }
  if (!("kind" in topic)) return datedNotice(contract, topic.rule, today);
  const line = lineOf(contract, topic.kind);
  if (!line) return undefined;
  return topic.rule === "Exhausted"
    ? { kind: topic.rule, plan: planOf(line), endDate }
    : { kind: topic.rule, plan: planOf(line), percentUsed: percentUsed(line), endDate };
}

/** Writes the letter, or returns the reason why it is no longer sent. */
export function writeLetter(deps: LetterDeps, source: LetterSource): WrittenLetter {
  const { contract, distribution, today } = source;
  const { content } = distribution;
  if (content.kind === "credentials") return credentialsLetter(deps, source);
  const due =
    content.term === contract.term.number &&
    isTopicDue(contract, content.topic, today, deps.notices);
  const notice = due ? noticeOf(source, content.topic) : undefined;
  return notice
    ? { letter: deps.letters.noticeLetter({ ...addressOf(source), notice }) }
    : { obsolete: "The notice is no longer true." };
}
