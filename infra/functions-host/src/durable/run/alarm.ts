/** The alarm looks at the clock at least so often: the machine may sleep, and its clock may be set. */
const longestTimeoutMs = 60_000;

/** One timeout for all durable timers. It is set to the next time that is due. */
export class Alarm {
  readonly #nextDue: (after: number) => number | undefined;
  readonly #ring: (now: number) => void;
  #timeout: NodeJS.Timeout | undefined;
  /** Up to this time the alarm has rung. */
  #rungUntil = 0;

  constructor(nextDue: (after: number) => number | undefined, ring: (now: number) => void) {
    this.#nextDue = nextDue;
    this.#ring = ring;
  }

  /** Asks for the next time that is due. To be called whenever timers were added. */
  set(): void {
    clearTimeout(this.#timeout);
    const now = Date.now();
    // When the clock was set back, times before that are due once more.
    this.#rungUntil = Math.min(this.#rungUntil, now);
    const due = this.#nextDue(this.#rungUntil);
    if (due === undefined) return;
    const rest = Math.min(Math.max(due - now, 0), longestTimeoutMs);
    this.#timeout = setTimeout(() => {
      this.#rungUntil = Date.now();
      this.#ring(this.#rungUntil);
      this.set();
    }, rest);
  }

  clear(): void {
    clearTimeout(this.#timeout);
  }
}
