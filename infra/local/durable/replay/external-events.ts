import { Task } from "./task.ts";

/** Who waits for which event. Names match without regard to case, the last to wait is the first to get. */
export class ExternalEvents {
  readonly #waiting = new Map<string, Task[]>();
  readonly #buffered = new Map<string, number>();

  wait(name: string): Task {
    const task = new Task();
    const key = name.toLowerCase();
    const buffered = this.#buffered.get(key) ?? 0;
    if (buffered > 0) {
      this.#buffered.set(key, buffered - 1);
      task.settle();
    } else {
      this.#waiting.set(key, [...(this.#waiting.get(key) ?? []), task]);
    }
    return task;
  }

  raise(name: string): void {
    const key = name.toLowerCase();
    const waiting = this.#waiting.get(key)?.pop();
    if (waiting) waiting.settle();
    else this.#buffered.set(key, (this.#buffered.get(key) ?? 0) + 1);
  }
}
