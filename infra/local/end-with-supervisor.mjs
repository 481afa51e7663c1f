/**
 * Node loads this file before the script of a supervised process. The supervisor holds the other end of
 * standard input, so the input ends when the supervisor ends, even if it was killed. Then this process
 * gets SIGTERM, and after three seconds its whole process group is killed.
 */
import { setTimeout } from "node:timers";

// The process leads a group of its own. Windows has no process groups.
const killGroup = () => {
  process.kill(process.platform === "win32" ? process.pid : -process.pid, "SIGKILL");
};
const end = () => {
  process.once("exit", killGroup);
  process.kill(process.pid, "SIGTERM");
  setTimeout(killGroup, 3000).unref();
};
process.stdin.on("end", end).on("error", end);
process.stdin.resume();
// Standard input alone does not keep the process running.
process.stdin.unref();
