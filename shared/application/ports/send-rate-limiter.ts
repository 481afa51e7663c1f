/** How many mails the sender may send: limits of the e-mail service, over all distributions. */
export interface MailLimits {
  readonly perMinute: number;
  readonly perHour: number;
}

/** A distribution that asks for its next send. */
export interface SendRequest {
  readonly offerId: string;
  readonly distributionId: string;
  readonly partnerId: string;
  /** A letter of an activation or a replacement, which goes before others. */
  readonly urgent: boolean;
}

/** A distribution that waits for its next send. Times are real time in ms. */
export interface WaitingSend extends SendRequest {
  /** When it began to wait for this send. */
  readonly sinceMs: number;
  /** When it was told to ask again. */
  readonly askAtMs: number;
  /** Its place among the distributions that are as urgent: the smallest is next. */
  readonly turn: number;
}

/** `waitMs`: 0 if the mail is sent now, else when to ask again. `waitedMs`: how long it has waited. */
export interface SendTurn {
  readonly waitMs: number;
  readonly waitedMs: number;
}

/**
 * Limits the rate of all sends and shares them fairly among partners. Times are real time in ms,
 * because the e-mail service's limits do not follow the domain's clock.
 */
export interface SendRateLimiter {
  /**
   * Asks for one send. Until it is granted, the distribution waits in the queue and asks again at the
   * given times. A send that was granted and is not used is lost, which only makes sends slower than
   * the limits allow.
   */
  readonly ask: (request: SendRequest, nowMs: number) => Promise<SendTurn>;
  /** The distribution no longer waits: its place is free for others. Repeating it is harmless. */
  readonly leave: (distributionId: string) => Promise<void>;
  /** Grants no send before `untilMs`, because the e-mail service asked to wait. */
  readonly blockUntil: (untilMs: number) => Promise<void>;
  readonly listWaiting: (nowMs: number) => Promise<readonly WaitingSend[]>;
}
