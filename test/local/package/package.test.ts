import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { localSettings, type Settings } from "../../../infra/local/settings.ts";
import { startEnvironment, type Environment } from "../../../infra/local/environment.ts";
import { portsFrom } from "../../../infra/local/ports.ts";
import { packageApp, type Package } from "../../../infra/package.ts";

const root = path.resolve(import.meta.dirname, "../../..");
const temporary = mkdtempSync(path.join(tmpdir(), "package-"));
const unpacked = path.join(temporary, "unpacked");
let made: Package;
let environment: Environment | undefined;

/** Starts from the zip alone, in a folder without node_modules there or above. */
function unpack(zip: string): void {
  for (const [name, content] of Object.entries(unzipSync(readFileSync(zip)))) {
    const file = path.join(unpacked, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

beforeAll(async () => {
  made = await packageApp(temporary);
  unpack(made.zip);
});
afterAll(async () => {
  await environment?.stop();
  rmSync(temporary, { recursive: true, force: true });
});

describe("the package of a deployment", { timeout: 120_000 }, () => {
  it("contains the bundle and the files that it reads, but no test, source, setting or dependency", () => {
    const names = Object.keys(unzipSync(readFileSync(made.zip)));
    const assets = names.filter((name) => name.startsWith("dist/page/assets/"));
    expect(assets.filter((name) => !/-[\w-]{8}\.(js|css)\.gz$/.test(name))).toEqual([]);
    expect(names.filter((name) => !assets.includes(name))).toEqual(
      [
        ...["dist/docs/swagger-ui-bundle.js", "dist/docs/swagger-ui.css"],
        ...["dist/index.cjs", "dist/index.cjs.map", "dist/service.cjs", "dist/service.cjs.map"],
        ...["dist/page/index.html", "host.json", "package.json"],
      ].sort(),
    );
    const manifest = JSON.parse(
      readFileSync(path.join(unpacked, "package.json"), "utf8"),
    ) as object;
    expect(Object.keys(manifest)).toEqual(["version", "type", "main"]);
  });

  it("is the same zip when it is built again", async () => {
    const again = await packageApp(path.join(temporary, "again"));
    expect(readFileSync(again.zip).equals(readFileSync(made.zip))).toBe(true);
  });

  it("contains no setting's value of the build machine", () => {
    const dataDir = path.join(temporary, "keys");
    const settings: Settings = localSettings({ ports: portsFrom({}), dataDir });
    const secrets = JSON.parse(
      readFileSync(path.join(dataDir, "secrets.json"), "utf8"),
    ) as Settings;
    const values = [...Object.values(secrets), settings["AUTH_ISSUER"]].map(String);
    expect(values.length).toBeGreaterThan(2);
    for (const file of made.files) {
      const content = readFileSync(path.join(unpacked, file), "utf8");
      expect([file, ...values.filter((value) => content.includes(value))]).toEqual([file]);
    }
  });

  it("registers all functions from one file, so that a cold start loads no other", () => {
    const index = path.join(unpacked, "dist/index.cjs");
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [path.join(root, "test/support/load-bundle.cjs"), index],
      { encoding: "utf8", env: localSettings({ ports: portsFrom({}), dataDir: temporary }) },
    );
    expect(stderr).toBe("");
    expect(JSON.parse(stdout)).toMatchObject({ files: [index] });
  });

  it("contains durable-functions only in the file for invocations, so that a cold start does not load it", () => {
    const sourcesOf = (name: string): readonly string[] => {
      const map = readFileSync(path.join(unpacked, `dist/${name}.cjs.map`), "utf8");
      const { sources } = JSON.parse(map) as { sources: string[] };
      return sources.filter((source) => source.includes("node_modules/durable-functions/"));
    };
    expect(sourcesOf("index")).toEqual([]);
    expect(sourcesOf("service")).not.toEqual([]);
  });

  it("runs from the zip in an empty folder, and is healthy", async () => {
    environment = await startEnvironment({
      appDir: unpacked,
      dataDir: path.join(temporary, "data"),
      host: "embedded",
    });
    const health = await fetch(`${environment.baseUrl}/api/health`);
    expect([health.status, await health.json()]).toMatchObject([
      200,
      { status: "up", dependencies: { storage: "up", taskHub: "up", email: "up" } },
    ]);
    const script = await fetch(`${environment.baseUrl}/api/docs/swagger-ui-bundle.js`);
    expect([script.status, script.headers.get("content-type")]).toEqual([
      200,
      "text/javascript; charset=utf-8",
    ]);
    const page = await fetch(`${environment.baseUrl}/portal`);
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining("<div id=")]);
  });
});
