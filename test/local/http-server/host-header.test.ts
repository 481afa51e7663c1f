import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { get, type IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import type { RunningServer } from "../../../infra/local/http-server.ts";
import { startIdentity } from "../../../infra/local/identity/server.ts";
import { startMailbox } from "../../../infra/local/mailbox/server.ts";

const issuer = { issuer: "http://localhost:7072", audience: "api://service", scope: "access" };

describe.each([
  ["token issuer", (dataDir: string) => startIdentity({ port: 0, dataDir, ...issuer })],
  ["mailbox", (dataDir: string) => startMailbox({ port: 0, dataDir, accessKey: "a2V5" })],
])("the %s", (_name, start) => {
  const dataDir = mkdtempSync(path.join(tmpdir(), "host-header-"));
  let server: RunningServer;
  let port: string;
  beforeAll(async () => {
    server = await start(dataDir);
    ({ port } = new URL(server.url));
  });
  afterAll(async () => {
    await server.close();
    rmSync(dataDir, { recursive: true, force: true });
  });

  const ask = async (host: string): Promise<{ status: number | undefined; body: string }> => {
    const request = get(server.url, { headers: { host } });
    const [response] = (await once(request, "response")) as [IncomingMessage];
    return { status: response.statusCode, body: await text(response) };
  };

  it.each(["localhost", "LOCALHOST", "127.0.0.1", "[::1]"])(
    "answers a request whose Host header is %s with its port",
    async (name) => {
      expect((await ask(`${name}:${port}`)).status).toBe(200);
    },
  );

  it.each([
    ["another name", () => `attacker.example:${port}`],
    ["a name that begins like one of its own", () => `localhost.attacker.example:${port}`],
    ["no port", () => "localhost"],
    ["another port", () => "localhost:1"],
  ])("refuses a request whose Host header has %s, and says which it accepts", async (_, host) => {
    const { body, status } = await ask(host());
    expect(status).toBe(421);
    expect(body).toContain("must be one of localhost, 127.0.0.1, [::1], with the port");
  });
});
