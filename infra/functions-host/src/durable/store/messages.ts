import type { DatabaseSync } from "node:sqlite";

import type { HistoryEvent } from "../model/history.ts";

export interface Message {
  readonly seq: number;
  readonly execution: string;
  readonly event: HistoryEvent;
}

/** The events that orchestrations have not processed. The schema explains `due` and `execution`. */
export class Messages {
  readonly #insert;
  readonly #due;
  readonly #delete;
  readonly #nextDue;
  readonly #instancesDue;

  constructor(database: DatabaseSync) {
    this.#insert = database.prepare(
      "INSERT INTO messages (instance, execution, due, event) VALUES (?, ?, ?, ?)",
    );
    this.#due = database.prepare(
      "SELECT seq, execution, event FROM messages WHERE instance = ? AND due <= ? ORDER BY due, seq",
    );
    this.#delete = database.prepare("DELETE FROM messages WHERE seq = ?");
    this.#nextDue = database.prepare("SELECT min(due) AS due FROM messages WHERE due > ?");
    this.#instancesDue = database.prepare("SELECT DISTINCT instance FROM messages WHERE due <= ?");
  }

  send(instance: string, execution: string, event: HistoryEvent, due = 0): void {
    this.#insert.run(instance, execution, due, JSON.stringify(event));
  }

  dueFor(instance: string, now: number): Message[] {
    return this.#due.all(instance, now).map((row) => ({
      seq: row["seq"] as number,
      execution: row["execution"] as string,
      event: JSON.parse(row["event"] as string) as HistoryEvent,
    }));
  }

  delete(messages: readonly Message[]): void {
    for (const { seq } of messages) this.#delete.run(seq);
  }

  /** The first time after the given one at which a timer is due. */
  nextDue(after: number): number | undefined {
    return (this.#nextDue.get(after)?.["due"] as number | null | undefined) ?? undefined;
  }

  instancesDue(now: number): string[] {
    return this.#instancesDue.all(now).map((row) => row["instance"] as string);
  }
}
