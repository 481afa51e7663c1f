import type { LetterPlan, Notice, NoticeLetterInput } from "../../../application/ports/mailer.ts";
import type { Block, Draft, Row } from "./draft.ts";
import type { NoticeWords, Words } from "./words.ts";

function said(notice: Notice, { notices }: Words, offerName: string): NoticeWords {
  switch (notice.kind) {
    case "RenewalDue":
      return notices.RenewalDue(notice, offerName);
    case "WindowClosing":
      return notices.WindowClosing(notice, offerName);
    case "ActivateBy":
      return notices.ActivateBy(notice, offerName);
    case "UsageHigh":
      return notices.UsageHigh(notice, offerName);
    case "Exhausted":
      return notices.Exhausted(notice, offerName);
    case "Expired":
      return notices.Expired(notice, offerName);
    case "RefundWaiting":
      return notices.RefundWaiting(notice, offerName);
    case "Renewed":
      return notices.Renewed(notice, offerName);
  }
}

function plansOf(notice: Notice): readonly LetterPlan[] {
  if ("plans" in notice) return notice.plans;
  return "plan" in notice ? [notice.plan] : [];
}

export function noticeDraft(input: NoticeLetterInput, words: Words): Draft {
  const { partnerName, offerName, notice } = input;
  const { title, paragraphs, actions } = said(notice, words, offerName);
  const rows: Row[] = [
    { label: words.partner, value: partnerName },
    { label: words.offer, value: offerName },
    ...plansOf(notice).map((plan) => ({
      label: words.planName(plan),
      value: words.remaining(plan),
    })),
  ];
  const toDo: Block[] = actions.map((action) => ({ paragraph: action }));
  return {
    subject: words.noticeSubject(title, partnerName),
    preheader: paragraphs[0] ?? title,
    program: words.program,
    title,
    blocks: [
      { paragraph: words.greeting(input.recipientName) },
      ...paragraphs.map((paragraph) => ({ paragraph })),
      { facts: rows },
      ...(toDo.length > 0 ? [{ heading: words.whatToDo }, ...toDo] : []),
    ],
    footer: [words.noticeBecause(partnerName), words.automatic],
  };
}
