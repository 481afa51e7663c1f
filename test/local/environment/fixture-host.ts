import { createServer } from "node:http";
import { parseArgs } from "node:util";

/** A minimal host for an environment. It answers with its process ID. */
const { values } = parseArgs({
  options: { app: { type: "string" }, port: { type: "string" } },
});
if (process.env["FAIL_AT_START"]) throw new Error("FAIL_AT_START is set");
const server = createServer((_, response) => {
  response.end(JSON.stringify({ pid: process.pid, settings: process.env }));
});
server.listen(Number(values.port), "127.0.0.1", () => {
  console.log(`host ready http://127.0.0.1:${values.port ?? ""}`);
});
