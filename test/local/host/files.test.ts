import { spawnSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { expect, it } from "vitest";

import { openKeys } from "../../../infra/local/host/keys.ts";
import { root } from "./support.ts";

/** Runs the code in a process that may not write a single byte into a file, as on a full disk. */
function writeOnFullDisk(code: string): void {
  const node = `exec "$0" --input-type=module-typescript --eval "$1"`;
  spawnSync("sh", ["-c", `ulimit -f 0; ${node}`, process.execPath, code], { cwd: root });
}

it.skipIf(process.platform === "win32")(
  "keys that could not be written are made anew by the next start",
  () => {
    const dataDir = mkdtempSync(join(tmpdir(), "keys-"));
    writeOnFullDisk(
      `import { openKeys } from "./infra/local/host/keys.ts"; openKeys(${JSON.stringify(dataDir)});`,
    );
    const keys = openKeys(dataDir);
    expect(openKeys(dataDir)).toEqual(keys);
  },
);
