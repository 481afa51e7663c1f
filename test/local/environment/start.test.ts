import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { describe, expect, it } from "vitest";

import { freePorts } from "../../../infra/local/ports.ts";
import { until } from "../../support/environment.ts";

const script = fileURLToPath(new URL("../../../infra/local/start.ts", import.meta.url));

async function start(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, [script, ...args], { env: { ...process.env, ...env } });
  let output = "";
  child.stdout.on("data", (text: Buffer) => (output += text.toString()));
  child.stderr.on("data", (text: Buffer) => (output += text.toString()));
  const [code] = (await once(child, "close")) as [number | null];
  return { code, output };
}

describe("npm start", () => {
  it("explains itself", async () => {
    const { code, output } = await start(["--help"]);
    expect(code).toBe(0);
    expect(output).toMatch(/--fresh[\s\S]*--host func[\s\S]*LOCAL_DATA_DIR/);
  });

  it("ends at once with the setting's name when a port is in use, and leaves no process", async () => {
    const taken = createServer().listen(0, "127.0.0.1");
    await once(taken, "listening");
    const port = String((taken.address() as AddressInfo).port);
    const parent = mkdtempSync(path.join(tmpdir(), "start-"));
    const dataDir = path.join(parent, "data");
    try {
      const { code, output } = await start([], { PORT: port, LOCAL_DATA_DIR: dataDir });
      expect(code).toBe(1);
      expect(output).toContain(`PORT=${port} is taken by another program`);
      expect(existsSync(dataDir)).toBe(false);
    } finally {
      taken.close();
      rmSync(parent, { recursive: true, force: true });
    }
  });

  it(
    "runs without the sample partner when it cannot be created, and says why and what helps",
    { timeout: 90_000 },
    async () => {
      const dataDir = mkdtempSync(path.join(tmpdir(), "start-"));
      const ports = await freePorts();
      const child = spawn(process.execPath, [script], {
        env: {
          ...process.env,
          ...{ LOCAL_DATA_DIR: dataDir, PORT: `${ports.host}`, IDENTITY_PORT: `${ports.identity}` },
          ...{ MAILBOX_PORT: `${ports.mailbox}`, AZURITE_TABLE_PORT: `${ports.table}` },
          // The service then refuses the token of the request that creates the partner.
          AUTH_AUDIENCE: "api://another-service",
        },
      });
      let output = "";
      for (const stream of [child.stdout, child.stderr]) {
        stream.on("data", (text: Buffer) => (output += text.toString()));
      }
      try {
        await until("it is ready", () => output.includes("Ctrl-C stops all of it."), 60_000);
        expect(output).toMatch(
          /Warning: the sample partner was not created: PUT .* answered 401[\s\S]*npm start -- --fresh/,
        );
        expect(output).not.toContain("/benefits");
        expect((await fetch(`http://localhost:${ports.host}/api/health`)).status).toBe(200);
      } finally {
        child.kill("SIGINT");
        await once(child, "close");
        rmSync(dataDir, { recursive: true, force: true });
      }
    },
  );
});
