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

import { Ajv } from "ajv";
import { afterAll, describe, expect, it, test, vi } from "vitest";

import { az, windowsCommand } from "../../../infra/azure/az.ts";
import { runCommand } from "../../../infra/run-command.ts";

const yaml = readFileSync("azure.yaml", "utf8");

type Tree = { [name: string]: Tree | string };

/** Reads maps of texts, which is all that azure.yaml has. */
function parse(lines: string[], indent = 0): Tree {
  const tree: Tree = {};
  for (let line = lines[0]; line !== undefined; line = lines[0]) {
    if (line.search(/\S/) < indent) break;
    lines.shift();
    const [, name = "", value = ""] = /^ *([\w-]+):(?: (.*))?$/.exec(line) ?? [];
    if (name === "") throw new Error(`Not a map of texts: ${line}`);
    tree[name] = value === "" ? parse(lines, indent + 2) : value.replaceAll('"', "");
  }
  return tree;
}

/** What azd's schema of azure.yaml (v1.0) allows, as far as this project uses it. Everything else is refused. */
const script = {
  type: "object",
  required: ["shell", "run"],
  additionalProperties: false,
  properties: { shell: { enum: ["sh", "pwsh"] }, run: { type: "string" } },
};
const hook = {
  type: "object",
  required: ["posix", "windows"],
  additionalProperties: false,
  properties: { posix: script, windows: script },
};
const schema = {
  type: "object",
  required: ["name", "requiredVersions", "infra", "hooks"],
  additionalProperties: false,
  properties: {
    name: { type: "string", pattern: "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$" },
    requiredVersions: { type: "object", properties: { azd: { const: ">= 1.23.5" } } },
    infra: {
      type: "object",
      additionalProperties: false,
      properties: {
        provider: { const: "bicep" },
        path: { const: "infra/azure" },
        module: { const: "main" },
      },
    },
    hooks: {
      type: "object",
      required: ["preprovision", "postprovision", "postdeploy"],
      additionalProperties: false,
      properties: { preprovision: hook, postprovision: hook, postdeploy: hook },
    },
  },
};

describe("azure.yaml", () => {
  it("uses only what azd's schema has, and no service, so that azd needs no alpha feature", () => {
    const tree = parse(yaml.split("\n").filter((line) => /^ *[^\s#]/.test(line)));
    const validate = new Ajv().compile(schema);
    expect([validate(tree), validate.errors]).toEqual([true, null]);
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

test("on Windows, whose shell reads parentheses and blanks as its own, such an argument of az is quoted", () => {
  const url = "https://graph.microsoft.com/v1.0/applications(uniqueName='api')";
  expect(windowsCommand(["rest", "--url", url, "--body", "@body.json"])).toBe(
    `az rest --url "${url}" --body @body.json`,
  );
  expect(windowsCommand(["--src", "a folder/package.zip"])).toBe('az --src "a folder/package.zip"');
});

test("a script that fails prints the text of its error without a stack, and ends with 1", async () => {
  const printed = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const before = process.exitCode;
  await runCommand(() => Promise.reject(new Error("STAGE is not set: run this script with azd.")));
  const { exitCode } = process;
  process.exitCode = before;
  expect(printed.mock.calls).toEqual([["STAGE is not set: run this script with azd."]]);
  expect(exitCode).toBe(1);
});
