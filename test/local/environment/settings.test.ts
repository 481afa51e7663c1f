import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { portsFrom } from "../../../infra/local/ports.ts";
import { localSettings } from "../../../infra/local/settings.ts";

const ports = portsFrom({});
let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(path.join(tmpdir(), "settings-"));
});
afterEach(() => {
  rmSync(dataDir, { recursive: true, force: true });
});

describe("the local settings", () => {
  it("have the same names as in local.settings.example.json", () => {
    const example = JSON.parse(readFileSync("local.settings.example.json", "utf8")) as {
      Values: Record<string, string>;
    };
    expect(Object.keys(localSettings({ ports, dataDir })).sort()).toEqual(
      Object.keys(example.Values).sort(),
    );
  });

  it("contain keys that are created once per machine and readable only by their owner", () => {
    const first = localSettings({ ports, dataDir });
    expect(localSettings({ ports, dataDir })).toEqual(first);
    const keys = JSON.parse(first["ENCRYPTION_KEYS"] ?? "") as Record<string, string>;
    const current = keys[first["ENCRYPTION_KEY_CURRENT"] ?? ""] ?? "";
    expect(Buffer.from(current, "base64")).toHaveLength(32);
    expect(statSync(path.join(dataDir, "secrets.json")).mode & 0o077).toBe(0);
    const elsewhere = localSettings({ ports, dataDir: path.join(dataDir, "other") });
    expect(elsewhere["HASH_KEY"]).not.toBe(first["HASH_KEY"]);
  });
});

describe("the ports", () => {
  it("have default values that settings can change", () => {
    expect(ports).toEqual({
      ...{ host: 7071, identity: 7072, mailbox: 7073 },
      ...{ table: 10002, blob: 10000, queue: 10001 },
    });
    expect(portsFrom({ MAILBOX_PORT: "8073" })).toEqual({ ...ports, mailbox: 8073 });
  });

  it.each([
    [{ PORT: "http" }, "PORT=http is not a port"],
    [{ AZURITE_TABLE_PORT: "70000" }, "AZURITE_TABLE_PORT=70000 is not a port"],
    [{ IDENTITY_PORT: "7071" }, "=7071 is given to two services"],
  ])("refuse %j by the setting's name", (environment, message) => {
    expect(() => portsFrom(environment)).toThrow(message);
  });
});
