/** Mails to be counted for one partner on one day. A mail is a distribution and an address. */
export interface MailUse {
  readonly partnerId: string;
  /** The day in UTC, in real time: `2026-01-05`. */
  readonly day: string;
  /** The mails, each under a key of its own. */
  readonly mails: readonly string[];
}

export interface MailCount {
  /** Whether all of the mails are counted; else none of them is. */
  readonly fits: boolean;
  /** How many other mails of the partner are counted on that day. */
  readonly others: number;
}

/** How many recipients each partner can write to on one day. */
export interface MailQuota {
  readonly perDay: number;
  /**
   * Counts the mails, if all of them fit. A mail that was counted on that day before counts no more,
   * so that repeating a call is harmless. Throws `Busy` if others keep counting.
   */
  readonly take: (use: MailUse) => Promise<MailCount>;
  /** Removes the counts of days that are over everywhere, up to a number for each call. */
  readonly removeOld: (nowMs: number) => Promise<void>;
}
