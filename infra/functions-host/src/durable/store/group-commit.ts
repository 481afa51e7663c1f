import type { DatabaseSync } from "node:sqlite";

interface Unit {
  readonly run: () => () => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * One write to disk for all units that were queued in the same iteration of the event loop. Each unit
 * succeeds or fails as a whole (a savepoint), and its promise settles only after the write.
 */
export class GroupCommit {
  readonly #database: DatabaseSync;
  #queue: Unit[] = [];

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  commit<T>(work: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const run = () => {
        const value = work();
        return () => {
          resolve(value);
        };
      };
      if (this.#queue.push({ run, reject }) === 1)
        setImmediate(() => {
          this.flush();
        });
    });
  }

  flush(): void {
    const queue = this.#queue;
    this.#queue = [];
    if (queue.length === 0) return;
    const committed: (() => void)[] = [];
    try {
      this.#database.exec("BEGIN IMMEDIATE");
      for (const unit of queue) this.#runUnit(unit, committed);
      this.#database.exec("COMMIT");
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec("ROLLBACK");
      for (const unit of queue) unit.reject(error);
      return;
    }
    for (const settle of committed) settle();
  }

  #runUnit(unit: Unit, committed: (() => void)[]): void {
    this.#database.exec("SAVEPOINT unit");
    try {
      committed.push(unit.run());
    } catch (error) {
      this.#database.exec("ROLLBACK TO unit");
      unit.reject(error);
    }
    this.#database.exec("RELEASE unit");
  }
}
