/** Something an orchestration waits for. Whoever waits is told at once, in the order of asking. */
export class Task {
  #state: "open" | "done" | "failed" = "open";
  readonly #waiting: (() => void)[] = [];

  get isOpen(): boolean {
    return this.#state === "open";
  }

  get hasFailed(): boolean {
    return this.#state === "failed";
  }

  settle(failed = false): void {
    if (!this.isOpen) return;
    this.#state = failed ? "failed" : "done";
    for (const tell of this.#waiting.splice(0)) tell();
  }

  whenSettled(tell: () => void): void {
    if (this.isOpen) this.#waiting.push(tell);
    else tell();
  }

  /** The chain of this task and the one that follows it. */
  andThen(next: () => Task): Task {
    const chain = new Task();
    this.whenSettled(() => {
      const following = next();
      following.whenSettled(() => {
        chain.settle(following.hasFailed);
      });
    });
    return chain;
  }
}

export function settledTask(): Task {
  const task = new Task();
  task.settle();
  return task;
}

/** Done when all are, failed ones included: the extension waits longer than the library's Task.all. */
export function whenAll(tasks: readonly Task[]): Task {
  const all = new Task();
  let open = tasks.length;
  for (const task of tasks)
    task.whenSettled(() => {
      if (--open === 0) all.settle();
    });
  return all;
}

export function whenAny(tasks: readonly Task[]): Task {
  const any = new Task();
  for (const task of tasks)
    task.whenSettled(() => {
      any.settle();
    });
  return any;
}
