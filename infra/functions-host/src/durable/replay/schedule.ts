import { expectSame } from "./determinism.ts";
import type { ScheduledEvent } from "./determinism.ts";
import type { Scheduled } from "./scheduled.ts";
import { Task } from "./task.ts";

type Unnumbered<T> = T extends Scheduled ? Omit<T, "id"> : never;

/** Numbers the tasks of a replay in their order, and separates new ones from those in the history. */
export class Schedule {
  #nextId = 0;
  readonly #open = new Map<number, Task>();
  readonly #unmatched = new Map<number, Scheduled>();

  /** The tasks that the history does not have. */
  get added(): readonly Scheduled[] {
    return [...this.#unmatched.values()];
  }

  add(scheduled: Unnumbered<Scheduled>): Task {
    const id = this.#nextId++;
    this.#unmatched.set(id, { ...scheduled, id });
    const task = new Task();
    this.#open.set(id, task);
    return task;
  }

  settle(id: number, failed: boolean): void {
    const task = this.#open.get(id);
    this.#open.delete(id);
    task?.settle(failed);
  }

  /** Throws `NonDeterministic` when the history has another task under this number. */
  match(event: ScheduledEvent): void {
    expectSame(event, this.#unmatched.get(event.EventId));
    this.#unmatched.delete(event.EventId);
  }
}
