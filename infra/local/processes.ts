import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";

import { writeWhole } from "functions-host/atomic-write";

export type ProcessName = "host" | "identity" | "mailbox" | "azurite" | "environment";

const pidFile = (dataDir: string, name: ProcessName): string =>
  path.join(dataDir, "pids", `${name}.pid`);

export function writePid(dataDir: string, name: ProcessName, pid: number): void {
  mkdirSync(path.join(dataDir, "pids"), { recursive: true });
  writeWhole(pidFile(dataDir, name), `${pid}\n`);
}

/** The process that the file names, if it runs; undefined without one. */
export function readPid(dataDir: string, name: ProcessName): number | undefined {
  try {
    const pid = Number(readFileSync(pidFile(dataDir, name), "utf8"));
    return pid > 0 && isAlive(pid) ? pid : undefined;
  } catch {
    return undefined;
  }
}

export function removePid(dataDir: string, name: ProcessName): void {
  rmSync(pidFile(dataDir, name), { force: true });
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
  return !isZombie(pid);
}

/** One that ended while nobody was left to notice still has its number. */
function isZombie(pid: number): boolean {
  if (process.platform !== "linux") return false;
  try {
    return /^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return true;
  }
}

/** How the process was started, to tell ours from a stranger that was given the same number. */
export function commandLine(pid: number): string {
  try {
    return process.platform === "linux"
      ? readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ")
      : execFileSync("ps", ["-ww", "-o", "args=", "-p", String(pid)], { encoding: "utf8" });
  } catch {
    return "";
  }
}

/** Signals a process that may have ended already. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

/** Kills what is left of a process's group, also when the process itself has ended. */
export function killGroup(leader: number): void {
  try {
    process.kill(-leader, "SIGKILL");
  } catch {
    // Nothing is left, as usual.
  }
}

/** Asks a process to end, waits, and kills it when it does not. */
export async function endProcess(
  pid: number,
  gently: NodeJS.Signals,
  patienceMs: number,
): Promise<"ended" | "killed"> {
  for (const [how, name] of [["ended", gently] as const, ["killed", "SIGKILL"] as const]) {
    signal(pid, name);
    const deadline = Date.now() + patienceMs;
    while (isAlive(pid) && Date.now() < deadline) await delay(10);
    if (!isAlive(pid)) return how;
  }
  throw new Error(`Process ${pid} cannot be ended.`);
}
