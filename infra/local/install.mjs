/** Installs the packages of the project and, if the Node of this machine is too old, a newer one. */
import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { setInterval, clearInterval } from "node:timers";

import { findNode, installNode, runningNodeIsNewEnough } from "./install-node.mjs";
import { withLock } from "./install-lock.mjs";

/** Returns the path of the Node to use. Takes milliseconds if everything is installed. */
export async function ensureInstalled(root) {
  const ready = installedParts(root);
  if (ready.node && ready.packages) return ready.node;
  return withLock(path.join(root, ".local", "install.lock"), async (lock) => {
    // Checked again, because the previous holder of the lock may have installed it.
    const { node, packages } = installedParts(root);
    const [installed] = await Promise.all([
      node ?? withProgress("Node 24 for this project", () => installNode(root, npm(lock))),
      packages || withProgress("the project's packages", () => installPackages(root, npm(lock))),
    ]);
    return installed;
  });
}

const installedParts = (root) => ({
  node: runningNodeIsNewEnough() ? process.execPath : findNode(root),
  packages: packagesAreInstalled(root),
});

/**
 * Compares npm's list of installed packages with the lock file. npm writes that list last, so there is
 * none after an install that was interrupted.
 */
export function packagesAreInstalled(root) {
  const list = path.join(root, "node_modules", ".package-lock.json");
  if (!existsSync(list)) return false;
  try {
    const installed = JSON.parse(readFileSync(list, "utf8")).packages;
    const wanted = JSON.parse(readFileSync(path.join(root, "package-lock.json"), "utf8")).packages;
    return Object.entries(wanted).every(([place, { link, version, optional, devOptional }]) => {
      const there = installed[place];
      // npm lists a workspace of this project also where it made no link: with --package-lock-only.
      if (link && !existsSync(path.join(root, place))) return false;
      // Packages for other platforms are optional and absent.
      return place === "" || (there ? there.version === version : Boolean(optional ?? devOptional));
    });
  } catch {
    return false;
  }
}

/** No package needs its install script: the binary of esbuild is in a package of its own. */
async function installPackages(root, runNpm) {
  const args = ["ci", "--ignore-scripts", "--include=dev", "--include=optional"];
  try {
    await runNpm(args, root);
  } catch {
    // npm can fail once when an interrupted install has left a part of node_modules.
    await runNpm(args, root);
  }
  if (!packagesAreInstalled(root)) throw new Error("npm ci ended, but packages are missing.");
}

/** Runs npm and adds its process to the lock, because npm keeps running if this process is killed. */
const npm = (lock) => (args, cwd) =>
  new Promise((resolve, reject) => {
    const quiet = ["--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error"];
    const script = process.env.npm_execpath;
    const [command, first] = script?.endsWith("npm-cli.js")
      ? [process.execPath, [script]]
      : [process.platform === "win32" ? "npm.cmd" : "npm", []];
    const child = spawn(command, [...first, ...args, ...quiet], {
      cwd,
      stdio: ["ignore", "pipe", "pipe"],
      shell: command.endsWith(".cmd"),
      // Without the settings of the npm that started this process, such as its prefix and workspace.
      env: Object.fromEntries(
        Object.entries(process.env).filter(
          ([name]) => !/^npm_(config_local_prefix|package_)/.test(name),
        ),
      ),
    });
    if (child.pid) lock.add(child.pid);
    let output = "";
    child.stdout.on("data", (text) => (output += text));
    child.stderr.on("data", (text) => (output += text));
    child.on("error", (error) => reject(new Error(`npm cannot be run: ${error.message}`)));
    child.on("close", (code) => {
      if (code === 0) resolve();
      else reject(new Error(`npm ${args[0]} ended with ${code}\n${output.trim()}`));
    });
  });

async function withProgress(what, install) {
  const started = Date.now();
  const seconds = () => `${((Date.now() - started) / 1000).toFixed(1)} s`;
  console.log(`installing ${what} …`);
  const timer = setInterval(() => console.log(`installing ${what} … ${seconds()}`), 10_000);
  try {
    const result = await install();
    console.log(`installed ${what} in ${seconds()}`);
    return result;
  } catch (error) {
    throw new Error(`Could not install ${what}: ${error.message}`, { cause: error });
  } finally {
    clearInterval(timer);
  }
}
