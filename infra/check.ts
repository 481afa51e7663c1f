import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/** What a change must pass besides the tests. The architecture is a test of its own. */
const checks: readonly (readonly [name: string, script: string, ...args: string[]])[] = [
  ["types", "node_modules/typescript/bin/tsc", "--noEmit"],
  ["lint", "node_modules/eslint/bin/eslint.js", "--max-warnings=0", "."],
  ["format", "node_modules/prettier/bin/prettier.cjs", "--check", "--log-level=warn", "."],
  ["architecture", "node_modules/vitest/vitest.mjs", "run", "--project=unit", "test/architecture"],
  ["licences", "infra/licences.ts"],
  ["bicep", "infra/azure/check.ts"],
];

/** What a check ends with that lacks its tool on this machine; it has then neither passed nor failed. */
const notRun = 3;

const failed = checks.filter(([name, script, ...args]) => {
  const started = performance.now();
  const { status } = spawnSync(process.execPath, [script, ...args], {
    cwd: root,
    stdio: "inherit",
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const result = status === 0 ? "passed" : status === notRun ? "NOT RUN" : "FAILED";
  console.log(`${result}  ${name} (${seconds} s)`);
  return result === "FAILED";
});
process.exitCode = failed.length === 0 ? 0 : 1;
