import { once } from "node:events";
import { readdirSync, statSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";

import { EmailClient } from "@azure/communication-email";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";

import type { Environment } from "../../../infra/local/environment.ts";
import { freePorts, type PortName } from "../../../infra/local/ports.ts";
import { isAlive } from "../../../infra/local/processes.ts";
import { aMail } from "../mailbox/support.ts";
import { Environments, table } from "./support.ts";

describe("a running environment", () => {
  const environments = new Environments();
  let environment: Environment;
  beforeAll(async () => {
    process.env["SECRET_OF_THE_SHELL"] = "x";
    environment = await environments.start({ settings: { MAIL_PER_MINUTE: "5" } });
    delete process.env["SECRET_OF_THE_SHELL"];
  });
  afterAll(() => environments.remove());

  it("answers at all its addresses and lists its process IDs", async () => {
    for (const url of [environment.baseUrl, environment.identityUrl, environment.mailboxUrl]) {
      expect((await fetch(url)).status).toBe(200);
    }
    for (const name of ["host", "identity", "mailbox", "azurite"] as const) {
      expect(environments.pidFile(name)).toBe(environment.pids()[name]);
    }
  });

  it.skipIf(process.platform === "win32")(
    "keeps keys, mails and tables from other users of the machine",
    async () => {
      await mailClient(environment.settings).beginSend(aMail());
      const files = readable(environments.dataDir).map((file) => path.basename(file));
      expect(files).toEqual([]);
    },
  );

  it("passes its settings to the app: given settings replace local ones, and shell variables are left out", async () => {
    const { settings } = (await (await fetch(environment.baseUrl)).json()) as {
      settings: Record<string, string>;
    };
    expect(settings).toMatchObject({
      FUNCTIONS_WORKER_RUNTIME: "node",
      MAIL_PER_MINUTE: "5",
      AUTH_ISSUER: environment.identityUrl,
    });
    expect(settings).not.toHaveProperty("SECRET_OF_THE_SHELL");
  });

  it("restarts only the host within two seconds, each time that it ends", async () => {
    const { azurite, identity, mailbox } = environment.pids();
    for (const signal of ["SIGKILL", "SIGTERM", "SIGKILL"] as const) {
      const before = environments.pidFile("host");
      await environment.kill("host", signal);
      const ended = performance.now();
      await environment.hostReady();
      expect(performance.now() - ended).toBeLessThan(2000);
      const { pid } = (await (await fetch(environment.baseUrl)).json()) as { pid: number };
      expect(pid).not.toBe(before);
      expect(environments.pidFile("host")).toBe(pid);
    }
    expect(environment.pids()).toMatchObject({ azurite, identity, mailbox });
  });

  it("starts one host, not two, on a requested restart", async () => {
    const before = environment.pids().host ?? 0;
    await environment.restartHost();
    await environment.restartHost();
    expect(isAlive(before)).toBe(false);
    const { pid } = (await (await fetch(environment.baseUrl)).json()) as { pid: number };
    expect(environment.pids().host).toBe(pid);
    expect(environments.said.filter((line) => line.includes("before it was ready"))).toEqual([]);
  });
});

describe("an environment that is ended", { timeout: 90_000 }, () => {
  const environments = new Environments();
  afterAll(() => environments.remove());

  it("leaves no process, and starts again with its rows, mails and keys, or empty with --fresh", async () => {
    const first = await environments.start();
    await table(first).createTable();
    await table(first).createEntity({ partitionKey: "p", rowKey: "r", value: 1 });
    await mailClient(first.settings).beginSend(aMail());
    const pids = Object.values(first.pids());
    await first.stop();
    expect(pids.filter((pid) => pid === undefined || isAlive(pid))).toEqual([]);
    expect(readdirSync(path.join(environments.dataDir, "pids"))).toEqual([]);

    const second = await environments.start();
    expect(await table(second).getEntity("p", "r")).toMatchObject({ value: 1 });
    expect(await mails(second)).toHaveLength(1);
    expect(second.settings["ENCRYPTION_KEYS"]).toBe(first.settings["ENCRYPTION_KEYS"]);
    await second.stop();

    const fresh = await environments.start({ fresh: true });
    await expect(table(fresh).getEntity("p", "r")).rejects.toMatchObject({ statusCode: 404 });
    expect(await mails(fresh)).toEqual([]);
    expect(fresh.settings["HASH_KEY"]).not.toBe(first.settings["HASH_KEY"]);
  });
});

describe("an environment that cannot start", () => {
  let environments: Environments;
  beforeEach(() => {
    environments = new Environments();
  });
  afterEach(() => environments.remove());

  it.each<[PortName, string]>([
    ["host", "PORT"],
    ["identity", "IDENTITY_PORT"],
    ["mailbox", "MAILBOX_PORT"],
    ["table", "AZURITE_TABLE_PORT"],
  ])("names the setting of a taken %s port, and starts nothing", async (name, setting) => {
    const ports = await freePorts();
    const taken = createServer().listen(ports[name], "127.0.0.1");
    await once(taken, "listening");
    try {
      const start = environments.start({ ports });
      await expect(start).rejects.toThrow(`${setting}=${ports[name]} is taken`);
      expect(readdirSync(environments.dataDir)).toEqual([]);
    } finally {
      taken.close();
    }
  });

  it("reports the cause and leaves no process when the host cannot start", async () => {
    const start = environments.start({ settings: { FAIL_AT_START: "yes" } });
    await expect(start).rejects.toThrow(
      /host ended before it was ready[\s\S]*FAIL_AT_START is set/,
    );
    expect(readdirSync(path.join(environments.dataDir, "pids"))).toEqual([]);
  });
});

/** The files below a folder that users other than the owner can read. */
function readable(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const place = path.join(folder, entry.name);
    if ((statSync(place).mode & 0o077) === 0) return [];
    return entry.isDirectory() ? readable(place) : [place];
  });
}

async function mails({ mailboxUrl }: Environment): Promise<unknown> {
  return (await fetch(`${mailboxUrl}/messages`)).json();
}

function mailClient(settings: Readonly<Record<string, string>>): EmailClient {
  return new EmailClient(settings["EMAIL_CONNECTION_STRING"] ?? "", {
    allowInsecureConnection: true,
  });
}
