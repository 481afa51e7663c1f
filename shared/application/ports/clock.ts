/** The domain's time. Tokens, time-outs and senders' limits stay on the machine's own clock. */
export interface Clock {
  readonly now: () => Date;
}
