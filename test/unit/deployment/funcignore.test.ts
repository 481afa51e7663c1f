import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterAll, describe, expect, it } from "vitest";

const content = readFileSync(".funcignore", "utf8");
const lines = content.split("\n").filter((line) => line !== "" && !line.startsWith("#"));

/** A repository of its own, where no other list of files to ignore has a say. */
const folder = mkdtempSync(path.join(tmpdir(), "benefits-funcignore-"));
execFileSync("git", ["init", "--quiet", "--template=", folder]);
writeFileSync(path.join(folder, "ignored"), content);
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Those that are left out by the rules of .gitignore, which Visual Studio Code goes by. */
function leftOutByGit(files: readonly string[]): string[] {
  const command = ["-c", "core.excludesFile=ignored", "check-ignore", "--no-index", "--stdin"];
  const { stdout } = spawnSync("git", command, {
    cwd: folder,
    encoding: "utf8",
    input: files.join("\n"),
  });
  return stdout.split("\n").filter((line) => line !== "");
}

/** Those that are left out by Core Tools, for which a line is the beginning of a path. */
const leftOutByCoreTools = (files: readonly string[]): string[] =>
  files.filter((file) => lines.some((line) => file.startsWith(line.replace(/^\//, ""))));

const tracked = execFileSync("git", ["ls-files"], { encoding: "utf8" }).trim().split("\n");
const published = ["host.json", "package.json"];

const built = [
  ...["host.json", "package.json", "dist/index.cjs", "dist/index.cjs.map", "dist/service.cjs"],
  "dist/docs/swagger-ui.css",
];
const left = [
  ...tracked.filter((file) => !published.includes(file)),
  ...["dist/package/host.json", "dist/package.zip", "local.settings.json", "node_modules/x/x.js"],
  ...[".local/host/telemetry.jsonl", ".azure/benefits-staging/.env", ".git/config"],
];

describe.each([
  ["by git's rules", leftOutByGit],
  ["by those of Core Tools", leftOutByCoreTools],
])(".funcignore %s", (_, leftOut) => {
  it("includes host.json, package.json and the whole build", () => {
    expect(leftOut(built)).toEqual([]);
  });

  it("leaves out all other tracked files, packages, secrets and local data", () => {
    const out = new Set(leftOut(left));
    expect(tracked.length).toBeGreaterThan(100);
    expect(left.filter((file) => !out.has(file))).toEqual([]);
  });
});

it(".funcignore has neither wildcards nor exceptions, which those two read differently", () => {
  expect(lines.filter((line) => !/^\/[\w./-]+$/.test(line))).toEqual([]);
});
