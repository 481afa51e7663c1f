/** Counts running jobs. */
interface InFlight {
  readonly track: <Result>(job: () => Promise<Result>) => Promise<Result>;
  /** Resolves when no job runs. */
  readonly idle: () => Promise<void>;
}

export function makeInFlight(): InFlight {
  let count = 0;
  let waiting: (() => void)[] = [];
  return {
    async track(job) {
      count += 1;
      try {
        return await job();
      } finally {
        count -= 1;
        if (count === 0) {
          for (const resolve of waiting) resolve();
          waiting = [];
        }
      }
    },
    idle: () => (count === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
  };
}
