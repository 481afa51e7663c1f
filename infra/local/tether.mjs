/**
 * Loaded before a process of the environment: ends it when the process that supervises it is gone,
 * also when that one was killed and could tell nobody. The pipe on standard input is how it shows.
 */
import { setTimeout } from "node:timers";

// With all that it started, where a system has groups; it leads its own.
const kill = () => {
  process.kill(process.platform === "win32" ? process.pid : -process.pid, "SIGKILL");
};
const end = () => {
  process.once("exit", kill);
  process.kill(process.pid, "SIGTERM");
  setTimeout(kill, 3000).unref();
};
process.stdin.on("end", end).on("error", end);
process.stdin.resume();
// Listening for the end is no reason to go on.
process.stdin.unref();
