/** How many mails the sender may send: limits of the e-mail service, over all distributions. */
export interface MailLimits {
  readonly perMinute: number;
  readonly perHour: number;
}

/**
 * The one queue of everybody who sends. Instants are real time in ms: the service's limits know
 * nothing of the domain's clock.
 */
export interface MailPace {
  /**
   * Takes the next free place and tells when it is: `nowMs` itself, or later. A place that is taken
   * and not used is lost, which only makes the sender slower than it may be.
   */
  readonly reserve: (nowMs: number) => Promise<number>;
  /** Gives no place before `untilMs`: the service has said that it takes nothing sooner. */
  readonly hold: (untilMs: number) => Promise<void>;
}
