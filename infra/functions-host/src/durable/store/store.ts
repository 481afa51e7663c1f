import type { DatabaseSync } from "node:sqlite";

import type { HistoryEvent } from "../model/history.ts";
import { openDatabase } from "./database.ts";
import { GroupCommit } from "./group-commit.ts";
import { Instances } from "./instances.ts";
import { Messages } from "./messages.ts";

/** An activity that is to run. `seq` follows the order of scheduling. `input` is JSON text. */
export interface WorkItem {
  readonly seq: number;
  readonly instance: string;
  readonly execution: string;
  readonly task: number;
  readonly name: string;
  readonly input: string;
}

/** The data of one task hub. Writes belong inside `commit`; reads may be anywhere. */
export class Store {
  readonly instances: Instances;
  readonly messages: Messages;
  /** The version of instances that start from now on; null if they have none. */
  readonly defaultVersion: string | null;
  readonly #database: DatabaseSync;
  readonly #group: GroupCommit;
  readonly #statements;

  constructor(directory: string, hubName: string, defaultVersion: string | null = null) {
    this.defaultVersion = defaultVersion;
    const database = openDatabase(directory, hubName);
    this.#database = database;
    this.#group = new GroupCommit(database);
    this.instances = new Instances(database);
    this.messages = new Messages(database);
    this.#statements = {
      history: database.prepare("SELECT event FROM history WHERE instance = ? ORDER BY seq"),
      append: database.prepare("INSERT INTO history VALUES (?, ?, ?)"),
      clearHistory: database.prepare("DELETE FROM history WHERE instance = ?"),
      addWork: database.prepare(
        "INSERT INTO work (instance, execution, task, name, input) VALUES (?, ?, ?, ?, ?)",
      ),
      deleteWork: database.prepare("DELETE FROM work WHERE seq = ?"),
      allWork: database.prepare("SELECT * FROM work ORDER BY seq"),
    };
  }

  /** Resolves when the writes of `work` are on disk. `work` is synchronous; when it throws, none is stored. */
  commit<T>(work: () => T): Promise<T> {
    return this.#group.commit(work);
  }

  history(instance: string): HistoryEvent[] {
    const rows = this.#statements.history.all(instance);
    return rows.map((row) => JSON.parse(row["event"] as string) as HistoryEvent);
  }

  appendHistory(instance: string, from: number, events: readonly HistoryEvent[]): void {
    events.forEach((event, n) => {
      this.#statements.append.run(instance, from + n, JSON.stringify(event));
    });
  }

  addWork(work: Omit<WorkItem, "seq">): WorkItem {
    const { instance, execution, task, name, input } = work;
    const { lastInsertRowid } = this.#statements.addWork.run(
      instance,
      execution,
      task,
      name,
      input,
    );
    return { ...work, seq: Number(lastInsertRowid) };
  }

  clearHistory(instance: string): void {
    this.#statements.clearHistory.run(instance);
  }

  /** False when the item was deleted before: then its outcome must not be sent again. */
  deleteWork(seq: number): boolean {
    return Number(this.#statements.deleteWork.run(seq).changes) > 0;
  }

  allWork(): WorkItem[] {
    return this.#statements.allWork.all() as unknown as WorkItem[];
  }

  purge(instance: string): void {
    for (const table of ["history", "messages", "work"])
      this.#database.prepare(`DELETE FROM ${table} WHERE instance = ?`).run(instance);
    this.#database.prepare("DELETE FROM instances WHERE id = ?").run(instance);
  }

  close(): void {
    this.#group.flush();
    this.#database.close();
  }
}
