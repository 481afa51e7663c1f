/** A lock file that allows one install at a time, also if a process that holds it is killed. */
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";

/**
 * Runs `work` while holding the lock. The file contains the ids of the processes that hold it: this one
 * and each npm that it starts, because npm continues when the process that started it is killed.
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
  let hasPrinted = false;
  while (!create(file)) {
    const holders = read(file);
    if (holders.some(isAlive)) {
      if (!hasPrinted) console.log(`waiting for another install (process ${holders[0]}) …`);
      hasPrinted = true;
      await delay(200);
    } else {
      removeStale(file, holders);
    }
  }
}

/** Writes another file and links it to the final name, so that the lock is never empty. */
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

/** Two processes can find the same stale lock. If the second one moves a new lock, it puts it back. */
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
      // A third process holds the lock by now; the owner of the moved one will find all installed.
    }
  }
  rmSync(aside, { force: true });
}
