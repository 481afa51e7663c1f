import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { findNode, installNode, isNewEnough } from "../../../infra/local/install-node.mjs";

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "install-node-"));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

/** A test double for npm that installs what the test defines for each package. */
const npm =
  (bring: (name: string, binary: string) => void) =>
  (args: readonly string[], cwd: string): Promise<void> => {
    const name = args.find((arg) => arg.endsWith("@24"))?.replace("@24", "") ?? "";
    const folder = path.join(cwd, "node_modules", name, "bin");
    mkdirSync(folder, { recursive: true });
    bring(name, path.join(folder, "node"));
    return Promise.resolve();
  };
const aNode = (binary: string): void => {
  symlinkSync(process.execPath, binary);
};
const aTornNode = (binary: string): void => {
  writeFileSync(binary, "\x7fELF");
  chmodSync(binary, 0o755);
};

describe("the project's own Node", () => {
  it("is the platform's package, moved into place after its binary has run", async () => {
    const binary = await installNode(
      root,
      npm((_, file) => {
        aNode(file);
      }),
    );
    expect(binary).toContain(path.join(root, ".local", "node24", "node_modules", "node-"));
    expect(findNode(root)).toBe(binary);
    expect(existsSync(path.join(root, ".local", "node24.partial"))).toBe(false);
  });

  it("is the package `node` where the platform's package has no binary", async () => {
    const binary = await installNode(
      root,
      npm((name, file) => {
        if (name === "node") aNode(file);
      }),
    );
    expect(binary).toBe(path.join(root, ".local/node24/node_modules/node/bin/node"));
  });

  it("is not found when its binary does not run, and the installation reports this", async () => {
    const broken = installNode(
      root,
      npm((_, file) => {
        aTornNode(file);
      }),
    );
    await expect(broken).rejects.toThrow(/brought no binary that runs/);
    expect(findNode(root)).toBeUndefined();
  });
});

describe("a Node", () => {
  it.each([
    ["v20.20.2", false],
    ["22.17.1", false],
    ["22.18.0", true],
    ["v24.0.0", true],
  ])("of version %s is new enough: %s", (version, expected) => {
    expect(isNewEnough(version)).toBe(expected);
  });
});
