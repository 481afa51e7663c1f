import { chmodSync, closeSync, openSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/**
 * `messages` are the events that an orchestration has not processed. `due` is 0, or the time of a
 * timer in milliseconds. `execution` is the execution of the instance that a message is for; a message
 * for an earlier execution is ignored.
 */
const schema = `
  CREATE TABLE IF NOT EXISTS instances (
    id TEXT PRIMARY KEY, execution TEXT NOT NULL, name TEXT NOT NULL, status TEXT NOT NULL,
    input TEXT, output TEXT, customStatus TEXT, created INTEGER NOT NULL, updated INTEGER NOT NULL,
    parentId TEXT, parentExecution TEXT, parentTask INTEGER
  ) STRICT;
  CREATE TABLE IF NOT EXISTS history (
    instance TEXT NOT NULL, seq INTEGER NOT NULL, event TEXT NOT NULL, PRIMARY KEY (instance, seq)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS messages (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, instance TEXT NOT NULL, execution TEXT NOT NULL,
    due INTEGER NOT NULL, event TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS messagesOfInstance ON messages (instance, due);
  CREATE INDEX IF NOT EXISTS messagesByDue ON messages (due);
  CREATE TABLE IF NOT EXISTS work (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, instance TEXT NOT NULL, execution TEXT NOT NULL,
    task INTEGER NOT NULL, name TEXT NOT NULL, input TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS workOfInstance ON work (instance);
`;

/**
 * A commit is on disk before anything acts on it (synchronous FULL). The lock is exclusive: a second
 * process on the same hub fails here, because it would run the same activities. Only the owner can read
 * the file, because inputs and outputs can name people.
 */
export function openDatabase(directory: string, hubName: string): DatabaseSync {
  const file = join(directory, `durable-${hubName}.sqlite`);
  // SQLite gives its other files the permissions of this one.
  closeSync(openSync(file, "a", 0o600));
  chmodSync(file, 0o600);
  const database = new DatabaseSync(file, { timeout: 2000 });
  database.exec("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL;");
  database.exec("PRAGMA synchronous = FULL;");
  database.exec(schema);
  return database;
}
