/** `maxConcurrentRequests` and `maxOutstandingRequests` of host.json; -1 is no limit. */
interface Throttle {
  /** Resolves with true when the request may run, with false when too many are outstanding (429). */
  enter(): Promise<boolean>;
  leave(): void;
}

export function makeThrottle(concurrent: number, outstanding: number): Throttle {
  const waiting: ((admitted: true) => void)[] = [];
  let running = 0;
  return {
    enter() {
      if (outstanding >= 0 && running + waiting.length >= outstanding)
        return Promise.resolve(false);
      if (concurrent < 0 || running < concurrent) {
        running += 1;
        return Promise.resolve(true);
      }
      return new Promise((resolve) => waiting.push(resolve));
    },
    leave() {
      // The next request takes this place, so that no later one can run before it.
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next(true);
    },
  };
}
