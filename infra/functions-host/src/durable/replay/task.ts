/** Something that an orchestration waits for. Callbacks run as soon as it settles, in their order. */
export class Task {
  #state: "open" | "done" | "failed" = "open";
  readonly #callbacks: (() => void)[] = [];

  get isOpen(): boolean {
    return this.#state === "open";
  }

  get hasFailed(): boolean {
    return this.#state === "failed";
  }

  /** Has no effect on a task that has settled. */
  settle(failed = false): void {
    if (!this.isOpen) return;
    this.#state = failed ? "failed" : "done";
    for (const callback of this.#callbacks.splice(0)) callback();
  }

  /** Calls back at once when the task has settled already. */
  whenSettled(callback: () => void): void {
    if (this.isOpen) this.#callbacks.push(callback);
    else callback();
  }
}

export function settledTask(): Task {
  const task = new Task();
  task.settle();
  return task;
}

/** Settles when all have settled, also the failed ones: the extension waits longer than Task.all does. */
export function whenAll(tasks: readonly Task[]): Task {
  const all = new Task();
  let open = tasks.length;
  for (const task of tasks)
    task.whenSettled(() => {
      if (--open === 0) all.settle();
    });
  return all;
}
