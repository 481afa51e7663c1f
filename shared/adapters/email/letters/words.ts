import type { LetterPlan, Notice } from "../../../application/ports/mailer.ts";
import type { PlainDate } from "../../../domain/plain-date.ts";
import type { Steps } from "./draft.ts";

/** The steps to add a plan in each portal. */
export interface PortalWords {
  readonly azure: Steps;
  readonly powerPlatform: Steps;
  readonly financeAndOperations: Steps;
  readonly servicesHub: (host: string) => Steps;
  readonly microsoft365: string;
  /** Shown when the contract has no plan for these portals. */
  readonly cloudPortalsOnly: string;
  readonly servicesHubOnly: string;
}

export interface CredentialsWords {
  readonly subject: (offerName: string, partnerName: string) => string;
  readonly preheader: (planNames: string) => string;
  readonly title: string;
  readonly intro: (partnerName: string) => string;
  readonly accessId: string;
  readonly contractId: string;
  readonly plans: string;
  readonly notActivated: (date: PlainDate) => string;
  readonly endDate: string;
  readonly shared: string;
  readonly addOnce: string;
  readonly addOnceWhy: string;
  readonly portals: PortalWords;
  readonly missing: string;
  readonly missingWhy: string;
  readonly secret: string;
  readonly secretWhy: (partnerName: string) => string;
  readonly questions: string;
  readonly whomToAsk: (partnerName: string) => string;
  readonly because: (partnerName: string) => string;
}

export interface NoticeWords {
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** The steps for the reader; empty when no action is needed. */
  readonly actions: readonly string[];
}

type NoticeOf<Kind extends Notice["kind"]> = Extract<Notice, { kind: Kind }>;

export interface Words {
  readonly program: string;
  readonly greeting: (name: string | undefined) => string;
  readonly date: (date: PlainDate) => string;
  readonly offer: string;
  readonly partner: string;
  readonly planName: (plan: LetterPlan) => string;
  readonly remaining: (plan: LetterPlan) => string;
  readonly credentials: CredentialsWords;
  readonly notices: {
    readonly [Kind in Notice["kind"]]: (notice: NoticeOf<Kind>, offerName: string) => NoticeWords;
  };
  readonly whatToDo: string;
  readonly noticeSubject: (title: string, partnerName: string) => string;
  readonly noticeBecause: (partnerName: string) => string;
  readonly automatic: string;
}

const formats = {
  en: new Intl.DateTimeFormat("en-US", { dateStyle: "long", timeZone: "UTC" }),
  ko: new Intl.DateTimeFormat("ko-KR", { dateStyle: "long", timeZone: "UTC" }),
};

/** A calendar date in full. It has no time zone, so it is parsed and formatted in UTC. */
export const longDate = (language: keyof typeof formats, date: PlainDate): string =>
  formats[language].format(new Date(`${date}T00:00:00Z`));
