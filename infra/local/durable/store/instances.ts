import type { DatabaseSync, SQLInputValue } from "node:sqlite";

type RuntimeStatus =
  "Pending" | "Running" | "Completed" | "ContinuedAsNew" | "Failed" | "Terminated";

/** Whom to tell the outcome: the task of an execution of the orchestration that called this one. */
export interface Parent {
  readonly parentId: string | null;
  readonly parentExecution: string | null;
  readonly parentTask: number | null;
}

/** Times are milliseconds since 1970; `input` and `customStatus` are JSON texts, `output` often is. */
export interface Instance extends Parent {
  readonly id: string;
  readonly execution: string;
  readonly name: string;
  readonly status: RuntimeStatus;
  readonly input: string | null;
  readonly output: string | null;
  readonly customStatus: string | null;
  readonly created: number;
  readonly updated: number;
}

export interface InstanceFilter {
  readonly idPrefix?: string;
  readonly createdFrom?: number;
  readonly createdTo?: number;
  readonly statuses?: readonly string[];
  /** Ids are listed in their order; this one was the last of the page before. */
  readonly afterId?: string;
  readonly top?: number;
}

export const isFinished = (status: RuntimeStatus): boolean =>
  status === "Completed" || status === "Failed" || status === "Terminated";

export class Instances {
  readonly #database: DatabaseSync;
  readonly #find;
  readonly #insert;
  readonly #update;

  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#find = database.prepare("SELECT * FROM instances WHERE id = ?");
    this.#insert = database.prepare(
      `INSERT INTO instances VALUES (:id, :execution, :name, :status, :input, :output, :customStatus,
        :created, :updated, :parentId, :parentExecution, :parentTask)`,
    );
    this.#update = database.prepare(
      `UPDATE instances SET execution = :execution, status = :status, input = :input,
        output = :output, customStatus = :customStatus, updated = :updated WHERE id = :id`,
    );
  }

  find(id: string): Instance | undefined {
    return this.#find.get(id) as Instance | undefined;
  }

  insert(instance: Instance): void {
    this.#insert.run({ ...instance });
  }

  update({ id, execution, status, input, output, customStatus, updated }: Instance): void {
    this.#update.run({ id, execution, status, input, output, customStatus, updated });
  }

  list(filter: InstanceFilter): Instance[] {
    const { idPrefix, createdFrom, createdTo, statuses, afterId, top } = filter;
    const conditions: (readonly [sql: string, value: SQLInputValue | undefined])[] = [
      ["substr(id, 1, length(?1)) = ?1", idPrefix],
      ["created >= ?2", createdFrom],
      ["created <= ?3", createdTo],
      ["status IN (SELECT value FROM json_each(?4))", statuses && JSON.stringify(statuses)],
      ["id > ?5", afterId],
    ];
    const where = conditions.map(([sql], n) => `(?${n + 1} IS NULL OR ${sql})`).join(" AND ");
    const values = conditions.map(([, value]) => value ?? null);
    const sql = `SELECT * FROM instances WHERE ${where} ORDER BY id LIMIT ?6`;
    return this.#database.prepare(sql).all(...values, top ?? -1) as unknown as Instance[];
  }
}
