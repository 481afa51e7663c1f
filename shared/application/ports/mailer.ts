import type { PlainDate } from "../../domain/plain-date.ts";
import type { BenefitKind } from "../../domain/vocabulary.ts";

/** One mail to one person. Subject and name are single lines; text and html say the same. */
export interface MailMessage {
  readonly to: { readonly email: string; readonly name?: string | undefined };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/**
 * What became of one send, for a caller that must never send twice.
 *
 * - `Accepted`: the service has taken the mail. Final: never send it again. Whether it arrives is
 *   told later, by delivery reports or by `find`.
 * - `Rejected`: the service has not taken this mail and never will (malformed, too large, invalid
 *   address, suppressed recipient). Final: give up on it and keep the reason. Before this is said the
 *   service has been asked for the operation, because it answers 400 to some repeats of a send that
 *   it took.
 * - `Throttled`: the sender's limit is reached and nothing was taken. Send again under the same
 *   operation id, not before `retryAfterSeconds`; earlier sends prolong the wait of every sender. This
 *   says nothing about the mail, so it need not count as an attempt.
 * - `Unavailable`: everything else, and the outcome is UNKNOWN: a time-out, a lost connection, a 5xx;
 *   also refused keys and unlinked domains (401, 403, 404), which are faults of the deployment and
 *   not of the mail. Wait, ask `find`, and send again only if it answers `Unknown`. `answered`: the
 *   service itself said so, hence the send is not still on its way to it.
 *
 * Reasons hold no address and no content, so they may be stored, shown and logged.
 */
export type SendOutcome =
  | { readonly state: "Accepted" }
  | { readonly state: "Rejected"; readonly reason: string }
  | { readonly state: "Throttled"; readonly retryAfterSeconds: number }
  | { readonly state: "Unavailable"; readonly reason: string; readonly answered?: true };

/**
 * What the service knows of an operation. `Unknown`: no such send arrived, or it is so old that the
 * service has forgotten it. Right after an `Unavailable` send it may also still be on its way: ask
 * not sooner than `settleSeconds` after the send began, unless it was answered. `failed` is final, like `Rejected`.
 */
export type FindOutcome = "Unknown" | "Running" | "Succeeded" | { readonly failed: string };

/** Seconds after the beginning of a send after which `Unknown` can be believed. */
export const settleSeconds = 30;

export interface Mailer {
  /**
   * Offers the mail to the service once, under a UUID that the caller has stored before. Waits 15
   * seconds at most for the answer, not for the delivery, and never repeats by itself. The same id
   * again is the same mail to the service for a few minutes only; after that only the caller's own
   * record prevents a second one. Throws only what is no outcome of a send, such as a bug or a
   * missing identity; to be treated as `Unavailable`.
   */
  readonly send: (operationId: string, message: MailMessage) => Promise<SendOutcome>;
  /**
   * Asks what became of an operation. Changes nothing and can be repeated, but counts towards the
   * sender's limits. Throws when the service gives no answer to this question: nothing is known then,
   * so nothing may be sent.
   */
  readonly find: (operationId: string) => Promise<FindOutcome>;
}

export type LetterLanguage = "en" | "ko";

/** The language of a BCP 47 tag, also as `ko_KR`; undefined if it names none. */
function languageOf(tag: string): string | undefined {
  try {
    return new Intl.Locale(tag.trim().replaceAll("_", "-")).language;
  } catch {
    return undefined;
  }
}

/** The language of letters: that of the first locale that names a language. English for all but Korean. */
export const letterLanguage = (
  ...locales: readonly (string | null | undefined)[]
): LetterLanguage => {
  const [language] = locales.map((tag) => languageOf(tag ?? "")).filter((found) => found);
  return language === "ko" ? "ko" : "en";
};

/** A plan as letters show it. Null: unlimited. */
export interface LetterPlan {
  readonly name: string;
  readonly kind: BenefitKind;
  readonly granted: number | null;
  readonly remaining: number | null;
}

interface Addressed {
  readonly language: LetterLanguage;
  readonly recipientName?: string | undefined;
  readonly partnerName: string;
  /** The membership offer, e.g. "Solutions Partner designation". */
  readonly offerName: string;
}

export interface CredentialsLetterInput extends Addressed {
  /** All lines of the contract: the pair is that of all of them (A6). */
  readonly plans: readonly (LetterPlan & { readonly activated: boolean })[];
  /** Shown as they come; without blanks or dashes they are set in groups of four. */
  readonly accessId: string;
  readonly contractId: string;
  /** A4: the last usable day, and the last one to activate what is not activated yet. */
  readonly endDate: PlainDate;
}

/** What a notice is about. `days` from today to the date named, 0 for today. */
export type Notice =
  | {
      readonly kind: "RenewalDue";
      readonly anniversary: PlainDate;
      readonly endDate: PlainDate;
      readonly days: number;
    }
  | { readonly kind: "WindowClosing"; readonly endDate: PlainDate; readonly days: number }
  | {
      readonly kind: "ActivateBy";
      readonly plans: readonly LetterPlan[];
      readonly activateBy: PlainDate;
      readonly days: number;
    }
  | {
      readonly kind: "UsageHigh";
      readonly plan: LetterPlan;
      readonly percentUsed: number;
      readonly endDate: PlainDate;
    }
  | { readonly kind: "Exhausted"; readonly plan: LetterPlan; readonly endDate: PlainDate }
  | { readonly kind: "Expired"; readonly endDate: PlainDate }
  | {
      readonly kind: "RefundWaiting";
      readonly plan: LetterPlan;
      readonly closedOn: PlainDate;
      readonly days: number;
    }
  | {
      readonly kind: "Renewed";
      readonly plans: readonly LetterPlan[];
      readonly endDate: PlainDate;
      /** A5: the old pair no longer works and the benefits are to be activated again. */
      readonly newIds: boolean;
    };

export interface NoticeLetterInput extends Addressed {
  readonly notice: Notice;
}

/** A finished backup, for somebody who keeps its digests where nobody can change them. */
export interface AnchorLetterInput {
  readonly backupId: string;
  readonly startedAt: string;
  readonly contracts: number;
  readonly chainsSha256: string;
  readonly manifestSha256: string;
}

export type Letter = Pick<MailMessage, "subject" | "text" | "html">;

/** Writes letters. Pure: the same input is the same letter, so a repeated send has the same content. */
export interface Letters {
  readonly credentialsLetter: (input: CredentialsLetterInput) => Letter;
  readonly noticeLetter: (input: NoticeLetterInput) => Letter;
  /** English, because operators read it. */
  readonly anchorLetter: (input: AnchorLetterInput) => Letter;
}
