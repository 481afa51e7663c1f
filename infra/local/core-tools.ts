import { spawn } from "node:child_process";
import { setTimeout as delay } from "node:timers/promises";
import { parseArgs } from "node:util";

/**
 * Runs the Azure Functions Core Tools instead of the embedded host, with the same arguments and the same
 * environment variables, and prints the same line when they are ready.
 */
const { values } = parseArgs({
  options: { app: { type: "string", default: "." }, port: { type: "string", default: "7071" } },
});
const func = spawn("func", ["start", "--port", values.port], {
  cwd: values.app,
  stdio: ["ignore", "inherit", "inherit"],
  shell: process.platform === "win32",
});
func.on("error", (error) => {
  console.error(
    `The Azure Functions Core Tools cannot be started. Is func on the PATH?: ${error.message}\nInstall them (https://aka.ms/func-core-tools), or leave out --host func.`,
  );
  process.exit(1);
});
func.on("exit", (code) => process.exit(code ?? 1));
process.on("SIGTERM", () => func.kill("SIGTERM"));

for (;;) {
  try {
    const response = await fetch(`http://127.0.0.1:${values.port}/admin/host/status`);
    const status = (await response.json()) as { state?: string };
    if (status.state === "Running") break;
  } catch {
    // It does not listen yet.
  }
  await delay(200);
}
console.log(`host ready http://127.0.0.1:${values.port}`);
