import { expectSame } from "./determinism.ts";
import type { Scheduled, ScheduledEvent } from "./determinism.ts";
import { Task } from "./task.ts";

type Unnumbered<T> = T extends Scheduled ? Omit<T, "id"> : never;

/** Numbers tasks in the order of their scheduling, and tells those in the history from new ones. */
export class Schedule {
  #nextId = 0;
  readonly #open = new Map<number, Task>();
  readonly #produced = new Map<number, Scheduled>();

  /** A sub-orchestration's default id is made of the number it is about to get. */
  get nextId(): number {
    return this.#nextId;
  }

  /** While a task is open the orchestration does not end, whatever its code returned. */
  get hasOpenTasks(): boolean {
    return this.#open.size > 0;
  }

  /** What no event of the history accounts for. */
  get added(): readonly Scheduled[] {
    return [...this.#produced.values()];
  }

  add(scheduled: Unnumbered<Scheduled>): Task {
    const id = this.#nextId++;
    this.#produced.set(id, { ...scheduled, id });
    const task = new Task();
    this.#open.set(id, task);
    return task;
  }

  /** A timer that was cancelled is scheduled all the same, but nothing waits for it. */
  addCancelledTimer(fireAt: Date): Task {
    const id = this.#nextId++;
    this.#produced.set(id, { kind: "timer", fireAt, id });
    const task = new Task();
    task.settle(true);
    return task;
  }

  settle(id: number, failed: boolean): void {
    const task = this.#open.get(id);
    this.#open.delete(id);
    task?.settle(failed);
  }

  /** Throws `NonDeterministic` when the history has scheduled something else. */
  match(event: ScheduledEvent): void {
    expectSame(event, this.#produced.get(event.EventId));
    this.#produced.delete(event.EventId);
  }
}
