/**
 * Loaded before a process of the environment: ends it when the process that supervises it is gone,
 * also when that one was killed and could tell nobody. The pipe on standard input is how it shows.
 */
import { setTimeout } from "node:timers";

const end = () => {
  process.kill(process.pid, "SIGTERM");
  setTimeout(() => process.kill(process.pid, "SIGKILL"), 3000).unref();
};
process.stdin.on("end", end).on("error", end);
process.stdin.resume();
// Listening for the end is no reason to go on.
process.stdin.unref();
