import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterAll, describe, expect, it, test, vi } from "vitest";

import { az } from "../../../infra/azure/az.ts";

const yaml = readFileSync("azure.yaml", "utf8");

describe("azure.yaml", () => {
  it("makes azd deploy the output of npm run package without a build", () => {
    expect(yaml).toMatch(
      /^ {4}language: custom\n {4}dist: dist\/package\n {4}remoteBuild: false$/m,
    );
  });

  it("runs every hook on Windows as it does elsewhere", () => {
    const runs = (system: string, shell: string): string[] =>
      [...yaml.matchAll(new RegExp(`${system}:\\n +shell: ${shell}\\n +run: (.*)`, "g"))].map(
        ([, run = ""]) => run,
      );
    expect(runs("posix", "sh")).toHaveLength(3);
    expect(runs("windows", "pwsh")).toEqual(runs("posix", "sh"));
  });

  it("names scripts that exist", () => {
    const scripts = [...yaml.matchAll(/run: node (\S+) (\S+)/g)].flatMap((run) => run.slice(1));
    expect(scripts.length).toBeGreaterThan(4);
    expect(scripts.filter((script) => !existsSync(script))).toEqual([]);
  });
});

const folder = mkdtempSync(path.join(tmpdir(), "benefits-az-"));
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

test.skipIf(process.platform === "win32")(
  "a hook calls az for the environment's subscription, whatever az's own default is",
  () => {
    const standIn = path.join(folder, "az");
    writeFileSync(standIn, '#!/bin/sh\necho "$(pwd)> $@" >&2\n');
    chmodSync(standIn, 0o755);
    vi.stubEnv("PATH", `${folder}${path.delimiter}${process.env["PATH"] ?? ""}`);
    vi.stubEnv("AZURE_SUBSCRIPTION_ID", "contoso-staging");
    expect(az(["rest", "--url", "/"], folder)).toEqual({
      ok: true,
      said: `${realpathSync(folder)}> rest --url / --subscription contoso-staging --only-show-errors --output none\n`,
    });
  },
);
