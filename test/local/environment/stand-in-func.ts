/**
 * A test double for `func start --port <port>` of the Core Tools. It serves HTTP, reports that it runs,
 * and has a worker that does not end by itself. Its answers contain both process IDs.
 */
import { spawn } from "node:child_process";
import { createServer } from "node:http";
import { parseArgs } from "node:util";

const { values } = parseArgs({ options: { port: { type: "string" } }, allowPositionals: true });
// Does not end by itself, but a failed test leaves it for at most a minute.
const idle = "process.on('SIGTERM', () => undefined); setTimeout(() => undefined, 60_000)";
setTimeout(() => process.exit(1), 60_000);
const worker = spawn(process.execPath, ["-e", idle], { stdio: ["ignore", "inherit", "inherit"] });
createServer((_, response) => {
  response.end(JSON.stringify({ state: "Running", func: process.pid, worker: worker.pid }));
}).listen(Number(values.port), "127.0.0.1");
