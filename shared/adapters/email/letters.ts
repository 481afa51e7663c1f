import type {
  LetterLanguage,
  LetterPlan,
  Letters,
  Notice,
} from "../../application/ports/mailer.ts";
import { anchorDraft } from "./letters/anchor.ts";
import { credentialsDraft } from "./letters/credentials.ts";
import { oneLine } from "./letters/draft.ts";
import { english } from "./letters/english.ts";
import { korean } from "./letters/korean.ts";
import { noticeDraft } from "./letters/notice.ts";
import { companyName, personName } from "./outside-names.ts";
import { render } from "./letters/render.ts";
import type { Words } from "./letters/words.ts";

export interface LettersSettings {
  /** X4: the host name, without a scheme, of the portal for on-premises products. It can change. */
  readonly servicesHubHost: string;
}

const wordsOf: Readonly<Record<LetterLanguage, Words>> = { en: english, ko: korean };

const named = <Plan extends LetterPlan>(plan: Plan): Plan => ({
  ...plan,
  name: oneLine(plan.name),
});

function cleanNotice(notice: Notice): Notice {
  if ("plans" in notice) return { ...notice, plans: notice.plans.map(named) };
  return "plan" in notice ? { ...notice, plan: named(notice.plan) } : notice;
}

export const makeLetters = ({ servicesHubHost }: LettersSettings): Letters => ({
  credentialsLetter(input) {
    const clean = {
      ...input,
      recipientName: personName(input.recipientName),
      partnerName: companyName(input.partnerName),
      offerName: oneLine(input.offerName),
      accessId: oneLine(input.accessId),
      contractId: oneLine(input.contractId),
      plans: input.plans.map(named),
    };
    const draft = credentialsDraft(clean, wordsOf[input.language], servicesHubHost);
    return render(draft, input.language);
  },
  noticeLetter(input) {
    const clean = {
      ...input,
      recipientName: personName(input.recipientName),
      partnerName: companyName(input.partnerName),
      offerName: oneLine(input.offerName),
      notice: cleanNotice(input.notice),
    };
    return render(noticeDraft(clean, wordsOf[input.language]), input.language);
  },
  anchorLetter: (input) => render(anchorDraft(input, english.program), "en"),
});
