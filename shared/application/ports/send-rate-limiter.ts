/** How many mails the sender may send: limits of the e-mail service, over all distributions. */
export interface MailLimits {
  readonly perMinute: number;
  readonly perHour: number;
}

/**
 * Limits the rate of all sends. Times are real time in ms, because the e-mail service's limits do
 * not follow the domain's clock.
 */
export interface SendRateLimiter {
  /**
   * Reserves the next free send time and returns it: `nowMs` or later. A reserved time that is not
   * used is lost, which only makes sends slower than the limits allow.
   */
  readonly reserveSendTime: (nowMs: number) => Promise<number>;
  /** Reserves no send time before `untilMs`, because the e-mail service asked to wait. */
  readonly blockUntil: (untilMs: number) => Promise<void>;
}
