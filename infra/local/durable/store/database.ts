import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/**
 * `messages` are what orchestrations have yet to be told: a row is due at once (0) or, as a timer,
 * at a time in milliseconds. `execution` ties a row to one execution of the instance, so that what
 * comes late for an earlier one is not mistaken; null is for whatever execution is current.
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
    seq INTEGER PRIMARY KEY AUTOINCREMENT, instance TEXT NOT NULL, execution TEXT,
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
 * Every commit is on disk before it is acted upon (synchronous FULL). The lock is exclusive: a second
 * process on the same hub would run the same activities, so it fails here instead.
 */
export function openDatabase(directory: string, hubName: string): DatabaseSync {
  const database = new DatabaseSync(join(directory, `durable-${hubName}.sqlite`), {
    timeout: 2000,
  });
  database.exec("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL;");
  database.exec("PRAGMA synchronous = FULL;");
  database.exec(schema);
  return database;
}
