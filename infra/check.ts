import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/** The checks that a change must pass in addition to the tests. */
const checks: readonly (readonly [name: string, script: string, ...args: string[]])[] = [
  ["types", "node_modules/typescript/bin/tsc", "--noEmit"],
  ["types of the page", "node_modules/typescript/bin/tsc", "--noEmit", "--project", "portal"],
  ["size of the page", "infra/page-size.ts"],
  ["lint", "node_modules/eslint/bin/eslint.js", "--max-warnings=0", "."],
  ["format", "node_modules/prettier/bin/prettier.cjs", "--check", "--log-level=warn", "."],
  ["architecture", "node_modules/vitest/vitest.mjs", "run", "--project=unit", "test/architecture"],
  ["licences", "infra/licences.ts"],
  ["bicep", "infra/azure/check.ts"],
];

/** Exit code of a check whose tool is missing on this machine: neither passed nor failed. */
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
