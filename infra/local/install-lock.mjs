/** One install at a time per checkout, also across processes and after one of them was killed. */
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";

/**
 * Runs `work` while holding the lock. The lock names the processes that hold it: ours, and each
 * npm it starts, because an npm goes on installing when the process that started it is killed.
 */
export async function withLock(file, work) {
  mkdirSync(path.dirname(file), { recursive: true });
  await acquire(file);
  const holders = [process.pid];
  try {
    return await work({
      add(pid) {
        holders.push(pid);
        replace(file, holders);
      },
    });
  } finally {
    rmSync(file, { force: true });
  }
}

async function acquire(file) {
  let told = false;
  while (!create(file)) {
    const holders = read(file);
    if (holders.some(isAlive)) {
      if (!told) console.log(`waiting for another install (process ${holders[0]}) …`);
      told = true;
      await delay(200);
    } else {
      removeStale(file, holders);
    }
  }
}

/** Written aside and linked into place, so that a lock is never seen without its holder. */
function create(file) {
  const own = `${file}.${process.pid}`;
  writeFileSync(own, String(process.pid));
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(own, { force: true });
  }
}

function replace(file, holders) {
  const own = `${file}.${process.pid}`;
  writeFileSync(own, holders.join(" "));
  renameSync(own, file);
}

function read(file) {
  try {
    return readFileSync(file, "utf8").split(" ").map(Number);
  } catch {
    return [];
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** Two may find the same stale lock; the one that moved away a fresh one puts it back. */
function removeStale(file, holders) {
  const aside = `${file}.stale.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  if (read(aside).join(" ") !== holders.join(" ")) {
    try {
      linkSync(aside, file);
    } catch {
      // Somebody else holds it by now, and the one moved away will find its install done.
    }
  }
  rmSync(aside, { force: true });
}
