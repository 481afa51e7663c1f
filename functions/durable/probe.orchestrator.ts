import type { Task } from "durable-functions";

/** An instance shows that the task hub takes workflows. It has no steps. */
export function* probe(): Generator<Task, void, unknown> {
  // Ends at once.
}
