/** A machine that slept, or whose clock was set, is late by no more than that. */
const longestTimeoutMs = 60_000;

/** One timeout for all timers: set to the next time that is due, asleep when none is. */
export class Alarm {
  readonly #nextDue: (after: number) => number | undefined;
  readonly #ring: (now: number) => void;
  #timeout: NodeJS.Timeout | undefined;
  /** Everything due until then has been rung for, or woke its instance when it was stored. */
  #rungUntil = 0;

  constructor(nextDue: (after: number) => number | undefined, ring: (now: number) => void) {
    this.#nextDue = nextDue;
    this.#ring = ring;
  }

  /** To be called whenever timers were added; asks anew for the next one. */
  set(): void {
    clearTimeout(this.#timeout);
    const now = Date.now();
    // A clock that was set back has what is due before that still to come.
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
