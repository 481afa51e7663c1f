const longestTimeout = 2 ** 31 - 1;

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
    const due = this.#nextDue(this.#rungUntil);
    if (due === undefined) return;
    const rest = Math.min(Math.max(due - Date.now(), 0), longestTimeout);
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
