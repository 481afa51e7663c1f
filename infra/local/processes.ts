import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";

import { writeWhole } from "functions-host/atomic-write";

export type ServiceName = "host" | "identity" | "mailbox" | "azurite";
export type ProcessName = ServiceName | "environment";

const root = fileURLToPath(new URL("../..", import.meta.url));

const pidFile = (dataDir: string, name: ProcessName): string =>
  path.join(dataDir, "pids", `${name}.pid`);

export function writePid(dataDir: string, name: ProcessName, pid: number): void {
  mkdirSync(path.join(dataDir, "pids"), { recursive: true });
  writeWhole(pidFile(dataDir, name), `${pid}\n`);
}

/** The process whose id is in the file; undefined if there is no file or the process does not run. */
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

/** An ended process keeps its id until its parent has read its exit code. */
function isZombie(pid: number): boolean {
  if (process.platform !== "linux") return false;
  try {
    return /^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return true;
  }
}

/** The command line of a process, which shows whether its id has been reused by another program. */
export function commandLine(pid: number): string {
  try {
    return process.platform === "linux"
      ? readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ")
      : execFileSync("ps", ["-ww", "-o", "args=", "-p", String(pid)], { encoding: "utf8" });
  } catch {
    return "";
  }
}

/** Sends a signal. A process that has ended already is no error. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

/** Kills all processes of a group, also when the process that leads it has ended. */
export function killGroup(leader: number): void {
  try {
    process.kill(-leader, "SIGKILL");
  } catch {
    // The group has no process left, which is the usual case.
  }
}

/** Sends a signal that asks the process to end; kills it if it still runs after the timeout. */
export async function endProcess(
  pid: number,
  request: NodeJS.Signals,
  timeoutMs: number,
): Promise<"ended" | "killed"> {
  for (const [result, name] of [["ended", request] as const, ["killed", "SIGKILL"] as const]) {
    signal(pid, name);
    const deadline = Date.now() + timeoutMs;
    while (isAlive(pid) && Date.now() < deadline) await delay(10);
    if (!isAlive(pid)) return result;
  }
  throw new Error(`Process ${pid} cannot be ended.`);
}

/** The environment variables that a child process inherits. It gets no other variable of the shell. */
export function inheritedVariables(): Readonly<Record<string, string>> {
  const names = /^(PATH|HOME|USER|TMPDIR|TEMP|TMP|SystemRoot|LANG|LC_.*|TZ|NODE_V8_COVERAGE)$/i;
  return {
    ...Object.fromEntries(
      Object.entries(process.env).flatMap(([name, value]) =>
        value !== undefined && names.test(name) ? [[name, value]] : [],
      ),
    ),
    // Node needs a third less time to start a program that it has compiled before.
    NODE_COMPILE_CACHE: path.join(root, ".local", "compile-cache"),
  };
}
