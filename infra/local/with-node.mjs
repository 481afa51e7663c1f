/**
 * node infra/local/with-node.mjs <script or bin> [arguments]
 *
 * Installs missing packages, then runs the script, or the bin of a dependency such as vitest, on a Node
 * that is new enough. This file and what it imports are JavaScript for Node 20; all else is TypeScript.
 */
import { spawn } from "node:child_process";
import { existsSync, readFileSync, realpathSync } from "node:fs";
import { constants } from "node:os";
import path from "node:path";
import { setInterval } from "node:timers";
import { fileURLToPath } from "node:url";

import { ensureInstalled } from "./install.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** The path of a script or of the bin of an installed package. Windows has no links to bins. */
function resolveScript(name) {
  const script = path.resolve(name);
  if (existsSync(script)) return script;
  const packageFile = path.join(root, "node_modules", name, "package.json");
  if (existsSync(packageFile)) {
    const { bin } = JSON.parse(readFileSync(packageFile, "utf8"));
    const file = typeof bin === "string" ? bin : bin?.[name];
    if (file) return path.join(path.dirname(packageFile), file);
  }
  const link = path.join(root, "node_modules", ".bin", name);
  if (existsSync(link)) return realpathSync(link);
  throw new Error(`${name} is neither a file nor a bin of an installed package.`);
}

function run(node, script, args) {
  const child = spawn(node, [script, ...args], {
    stdio: "inherit",
    env: {
      ...process.env,
      PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH ?? ""}`,
      WITH_NODE_PID: String(process.pid),
    },
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    // A terminal sends SIGINT to the child as well; the child ignores the second signal.
    process.on(signal, () => child.kill(signal));
  }
  if (process.env.npm_lifecycle_event) endWithParent(child);
  child.on("error", (error) => {
    console.error(`Cannot run ${node}: ${error.message}`);
    process.exit(1);
  });
  child.on("exit", (code, signal) => {
    process.exit(code ?? 128 + (constants.signals[signal] ?? 0));
  });
}

/**
 * Ends the child when npm was killed, which then cannot pass the signal on. The parent of this process
 * is npm or a shell that npm started.
 */
function endWithParent(child) {
  const before = ancestors();
  setInterval(() => {
    if (ancestors() !== before) child.kill("SIGTERM");
  }, 500).unref();
}

function ancestors() {
  try {
    const status = readFileSync(`/proc/${process.ppid}/status`, "utf8");
    return `${process.ppid} ${/^PPid:.*$/m.exec(status)}`;
  } catch {
    return String(process.ppid);
  }
}

const [name, ...args] = process.argv.slice(2);
if (!name) {
  console.error("usage: node infra/local/with-node.mjs <script or bin> [arguments]");
  process.exit(2);
}
try {
  const node = await ensureInstalled(root);
  run(node, resolveScript(name), args);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
