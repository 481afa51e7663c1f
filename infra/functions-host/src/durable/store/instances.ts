import type { DatabaseSync, SQLInputValue } from "node:sqlite";

type RuntimeStatus = "Pending" | "Running" | "Completed" | "Failed";

/** The task of the calling orchestration that waits for this one; nulls for an instance without one. */
export interface Parent {
  readonly parentId: string | null;
  readonly parentExecution: string | null;
  readonly parentTask: number | null;
}

/** Times are milliseconds since 1970. `input` and `customStatus` are JSON texts, `output` mostly is. */
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

/** Times in milliseconds, both included. */
export interface InstanceFilter {
  readonly createdFrom?: number;
  readonly createdTo?: number;
  readonly statuses?: readonly string[];
}

export const isFinished = ({ status }: Instance): boolean =>
  status === "Completed" || status === "Failed";

export class Instances {
  readonly #find;
  readonly #insert;
  readonly #update;
  readonly #list;

  constructor(database: DatabaseSync) {
    this.#find = database.prepare("SELECT * FROM instances WHERE id = ?");
    this.#insert = database.prepare(
      `INSERT INTO instances VALUES (:id, :execution, :name, :status, :input, :output, :customStatus,
        :created, :updated, :parentId, :parentExecution, :parentTask)`,
    );
    this.#update = database.prepare(
      `UPDATE instances SET execution = :execution, status = :status, input = :input,
        output = :output, customStatus = :customStatus, updated = :updated WHERE id = :id`,
    );
    this.#list = database.prepare(
      `SELECT * FROM instances WHERE created >= ? AND created <= ?
        AND (?3 IS NULL OR status IN (SELECT value FROM json_each(?3))) ORDER BY id`,
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

  list({
    createdFrom = 0,
    createdTo = Number.MAX_SAFE_INTEGER,
    statuses,
  }: InstanceFilter = {}): Instance[] {
    const asked: SQLInputValue = statuses === undefined ? null : JSON.stringify(statuses);
    return this.#list.all(createdFrom, createdTo, asked) as unknown as Instance[];
  }
}
