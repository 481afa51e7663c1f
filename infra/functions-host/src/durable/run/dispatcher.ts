const pauseAfterFaultMs = 1000;

/**
 * Runs jobs by their keys: at most `limit` at a time, and never two with the same key. A key that is
 * woken while it runs runs once more afterwards. A key whose job fails, for example because the disk
 * is full, is woken again after a pause.
 */
export class Dispatcher<Key> {
  readonly #limit: number;
  readonly #onFault: (error: unknown) => void;
  readonly #run: (key: Key) => Promise<void>;
  readonly #ready = new Set<Key>();
  readonly #running = new Map<Key, Promise<void>>();
  #stopped = false;

  constructor(
    { limit, onFault }: { limit: number; onFault: (error: unknown) => void },
    run: (key: Key) => Promise<void>,
  ) {
    this.#limit = limit;
    this.#onFault = onFault;
    this.#run = run;
  }

  wake(keys: readonly Key[]): void {
    for (const key of keys) this.#ready.add(key);
    this.#runReady();
  }

  /** Starts no further jobs. Resolves when the running ones have ended. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all(this.#running.values());
  }

  #runReady(): void {
    for (const key of this.#ready) {
      if (this.#stopped || this.#running.size >= this.#limit) return;
      if (this.#running.has(key)) continue;
      this.#ready.delete(key);
      this.#running.set(key, this.#runOne(key));
    }
  }

  async #runOne(key: Key): Promise<void> {
    try {
      await this.#run(key);
    } catch (error) {
      this.#onFault(error);
      setTimeout(() => {
        this.wake([key]);
      }, pauseAfterFaultMs).unref();
    }
    this.#running.delete(key);
    this.#runReady();
  }
}
