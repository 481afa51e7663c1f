import { spawnSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect, it } from "vitest";

import { openKeys } from "../src/keys.ts";

const keysModule = new URL("../src/keys.ts", import.meta.url).href;

/** Runs the code in a process that may not write a single byte into a file, as on a full disk. */
function writeOnFullDisk(code: string): void {
  const node = `exec "$0" --input-type=module-typescript --eval "$1"`;
  spawnSync("sh", ["-c", `ulimit -f 0; ${node}`, process.execPath, code]);
}

it.skipIf(process.platform === "win32")(
  "keys that could not be written are made anew by the next start",
  () => {
    const dataDir = mkdtempSync(join(tmpdir(), "keys-"));
    const [module, argument] = [keysModule, dataDir].map((text) => JSON.stringify(text));
    writeOnFullDisk(`(await import(${module})).openKeys(${argument});`);
    const keys = openKeys(dataDir);
    expect(openKeys(dataDir)).toEqual(keys);
  },
);
