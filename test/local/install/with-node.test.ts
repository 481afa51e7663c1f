import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

const repository = fileURLToPath(new URL("../../..", import.meta.url));
const npm = fileURLToPath(new URL("npm-cli.js", import.meta.url));
let root: string;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "with-node-"));
  const local = path.join("infra", "local");
  for (const name of ["with-node", "install", "install-lock", "install-node"]) {
    cpSync(path.join(repository, local, `${name}.mjs`), path.join(root, local, `${name}.mjs`));
  }
  lock("1.0.0");
  write("print.mjs", "console.log(`ran ${process.argv.slice(2)}`); process.exit(7);");
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

const write = (name: string, content: string): void => {
  mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
  writeFileSync(path.join(root, name), content);
};
const lock = (version: string): void => {
  const packages = {
    "": {},
    "node_modules/a": { version },
    "node_modules/other-platform": { version: "9.9.9", optional: true },
  };
  write("package-lock.json", JSON.stringify({ packages }));
};
const npmCalls = (): string[] => {
  const file = path.join(root, "npm-calls.log");
  return existsSync(file) ? readFileSync(file, "utf8").trim().split("\n") : [];
};

interface Run {
  readonly child: ChildProcess;
  readonly ended: Promise<{ code: number | null; output: string }>;
}

function run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Run {
  const script = path.join(root, "infra/local/with-node.mjs");
  const child = spawn(process.execPath, [script, ...args], {
    cwd: root,
    env: { ...process.env, npm_execpath: npm, npm_lifecycle_event: "", ...env },
  });
  let output = "";
  child.stdout.on("data", (text: Buffer) => (output += text.toString()));
  child.stderr.on("data", (text: Buffer) => (output += text.toString()));
  const ended = once(child, "close").then(([code]) => ({ code: code as number | null, output }));
  return { child, ended };
}

describe("with-node", () => {
  it("installs what is missing, then runs the script with its arguments and its exit code", async () => {
    const { code, output } = await run(["print.mjs", "--x", "1"]).ended;
    expect(output).toMatch(
      /installing the project's packages[\s\S]*installed .* in [\s\S]*ran --x,1/,
    );
    expect(code).toBe(7);
    expect(npmCalls()).toEqual(["ci"]);
  });

  it("installs nothing when everything is there, and installs again after the lock file has changed", async () => {
    await run(["print.mjs"]).ended;
    expect((await run(["print.mjs"]).ended).output).toBe("ran \n");
    expect(npmCalls()).toEqual(["ci"]);
    lock("1.0.1");
    await run(["print.mjs"]).ended;
    expect(npmCalls()).toEqual(["ci", "ci"]);
  });

  it("installs once when it is run twice at the same time", async () => {
    const env = { NPM_TAKES_MS: "700" };
    const ended = await Promise.all([run(["print.mjs"], env).ended, run(["print.mjs"], env).ended]);
    expect(ended.map(({ code }) => code)).toEqual([7, 7]);
    expect(npmCalls()).toEqual(["ci"]);
  });

  it("waits for an npm that is still running after its caller was killed, and does not install twice", async () => {
    const killed = run(["print.mjs"], { NPM_TAKES_MS: "1500" });
    await vi.waitFor(
      () => {
        expect(npmCalls()).toEqual(["ci"]);
      },
      { timeout: 10_000, interval: 20 },
    );
    killed.child.kill("SIGKILL");
    const { output } = await run(["print.mjs"]).ended;
    expect(output).toMatch(/waiting for another install[\s\S]*ran/);
    expect(npmCalls()).toEqual(["ci"]);
  });

  it("installs again after an install that was killed midway", async () => {
    // What is left: packages without npm's list of them, and the lock of ended processes.
    write("node_modules/a/package.json", "{}");
    write(".local/install.lock", "4194303 4194302");
    expect((await run(["print.mjs"]).ended).code).toBe(7);
    expect(npmCalls()).toEqual(["ci"]);
    expect(existsSync(path.join(root, ".local/install.lock"))).toBe(false);
  });

  it("installs again where npm lists a workspace but has not linked it", async () => {
    const packages = {
      workspace: { version: "1.0.0" },
      "node_modules/workspace": { resolved: "workspace", link: true },
    };
    for (const file of ["package-lock.json", "node_modules/.package-lock.json"])
      write(file, JSON.stringify({ packages }));
    await run(["print.mjs"]).ended;
    expect(npmCalls()).toContain("ci");
    write("node_modules/workspace/package.json", "{}");
    const before = npmCalls();
    expect((await run(["print.mjs"]).ended).output).toBe("ran \n");
    expect(npmCalls()).toEqual(before);
  });

  it("runs a bin by the name of its package", async () => {
    await run(["print.mjs"]).ended;
    write("node_modules/tool/package.json", JSON.stringify({ bin: { tool: "tool.mjs" } }));
    write("node_modules/tool/tool.mjs", "console.log('the tool');");
    expect(await run(["tool"]).ended).toEqual({ code: 0, output: "the tool\n" });
    expect((await run(["no-such-tool"]).ended).output).toMatch(/no-such-tool is neither a file/);
  });

  it("forwards signals, and ends with the exit code or signal of the script", async () => {
    write(
      "wait.mjs",
      "process.on('SIGTERM', () => process.exit(3)); setInterval(() => {}, 1e6); console.log('up');",
    );
    await run(["print.mjs"]).ended;
    const { child, ended } = run(["wait.mjs"]);
    if (child.stdout) await once(child.stdout, "data");
    child.kill("SIGTERM");
    expect((await ended).code).toBe(3);
  });
});
