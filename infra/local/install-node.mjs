/** Installs Node for this project in .local/node24, from the npm package `node` or its binary package. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

const folder = "node24";

// The first version with type stripping and node:sqlite that needs no flag for them.
const oldest = [22, 18];

export const isNewEnough = (version) => {
  const [major, minor] = version.replace(/^v/, "").split(".").map(Number);
  return major > oldest[0] || (major === oldest[0] && minor >= oldest[1]);
};

export const runningNodeIsNewEnough = () => isNewEnough(process.versions.node);

/** The installed binary, if it runs: an interrupted download leaves a file that does not. */
export const findNode = (root) => findIn(path.join(root, ".local", folder));

function findIn(place) {
  const modules = path.join(place, "node_modules");
  if (!existsSync(modules)) return undefined;
  return readdirSync(modules)
    .filter((name) => name === "node" || name.startsWith("node-"))
    .map((name) => path.join(modules, name, "bin", binary))
    .find((file) => existsSync(file) && runs(file));
}

const binary = process.platform === "win32" ? "node.exe" : "node";

function runs(file) {
  try {
    const stdio = ["ignore", "pipe", "ignore"];
    const options = { encoding: "utf8", timeout: 20_000, stdio };
    return isNewEnough(execFileSync(file, ["--version"], options));
  } catch {
    return false;
  }
}

/**
 * The package of the platform, then the package `node`. The second one downloads the first in an install
 * script, and npm may be configured to run no such scripts.
 */
function packageNames() {
  const os = process.platform === "win32" ? "win" : process.platform;
  const prefix = os === "darwin" && process.arch === "arm64" ? "node-bin" : "node";
  return [
    [`${prefix}-${os}-${process.arch}@24`, "--ignore-scripts"],
    ["node@24", "--ignore-scripts=false", "--foreground-scripts"],
  ];
}

/** Installs into another folder and then renames it, so that the final folder is always complete. */
export async function installNode(root, runNpm) {
  const place = path.join(root, ".local", folder);
  const partial = `${place}.partial`;
  const failures = [];
  for (const args of packageNames()) {
    rmSync(partial, { recursive: true, force: true });
    mkdirSync(partial, { recursive: true });
    writeFileSync(path.join(partial, "package.json"), "{}\n");
    try {
      await runNpm(["install", "--no-save", "--no-package-lock", ...args], partial);
      if (!findIn(partial)) throw new Error(`${args[0]} brought no binary that runs`);
      rmSync(place, { recursive: true, force: true });
      renameSync(partial, place);
      return findIn(place);
    } catch (error) {
      failures.push(error.message);
    }
  }
  throw new Error(failures.join("\n"));
}
