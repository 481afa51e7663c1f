import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { freePorts, type Ports } from "../../../infra/local/ports.ts";
import { until } from "../../support/environment.ts";

const root = path.resolve(import.meta.dirname, "../../..");
const dataDir = mkdtempSync(path.join(tmpdir(), "benefits-printed-"));
let environment: ReturnType<typeof spawn>;
let ports: Ports;
let output = "";

beforeAll(async () => {
  ports = await freePorts();
  const settings = {
    LOCAL_DATA_DIR: dataDir,
    PORT: String(ports.host),
    IDENTITY_PORT: String(ports.identity),
    MAILBOX_PORT: String(ports.mailbox),
    AZURITE_TABLE_PORT: String(ports.table),
  };
  environment = spawn(process.execPath, [path.join(root, "infra/local/start.ts")], {
    env: { ...process.env, ...settings },
  });
  environment.stdout?.on("data", (text: Buffer) => (output += text.toString()));
  await until("it is ready", () => output.includes("Ctrl-C stops all of it."), 60_000);
});
afterAll(async () => {
  environment.kill("SIGINT");
  await once(environment, "close");
  rmSync(dataDir, { recursive: true, force: true });
});

/** Runs the command as a user pastes it, without the output of npm start. */
const paste = (command: string): unknown =>
  JSON.parse(execFileSync("bash", ["-c", command], { encoding: "utf8" }));

/** The README's example: the command, on the ports of this run, and the answer that it shows. */
function readme(): { command: string; answer: unknown } {
  const [, block = ""] = /```console\n(.*?)```/s.exec(readFileSync("README.md", "utf8")) ?? [];
  const answerAt = block.indexOf("\n{");
  const command = block
    .slice(0, answerAt)
    .replaceAll(/^\$ /gm, "")
    .replaceAll("localhost:7072", `localhost:${ports.identity}`)
    .replaceAll("localhost:7071", `localhost:${ports.host}`);
  return { command, answer: JSON.parse(block.slice(answerAt).replace(" …,", "")) };
}

// The commands need a shell with curl.
const canPaste = spawnSync("bash", ["-c", "command -v curl"]).status === 0;

describe.runIf(canPaste)("commands to copy", () => {
  it("from npm start list the benefits, activate one and show its mail", async () => {
    const [benefits = "", activate = "", messages = ""] = output
      .split("\n")
      .filter((line) => line.startsWith("curl "));
    expect(paste(benefits)).toMatchObject({
      items: [{ kind: "PartnerCloudSupport", state: "NotActivated", remaining: 50 }, {}],
    });
    expect(paste(activate)).toMatchObject({ state: "Activating", distribution: { total: 1 } });
    await until("the mail is there", () => (paste(messages) as unknown[]).length > 0, 20_000);
    expect(paste(messages)).toMatchObject([{ to: "admin@contoso.com" }]);
    expect(paste(benefits)).toMatchObject({
      items: [{ kind: "PartnerCloudSupport", state: "Active" }, {}],
    });
  });

  it("from the README get the answers that it shows", () => {
    const { answer, command } = readme();
    expect(answer).toHaveProperty("code", "PLAN_NOT_LINKED");
    expect(paste(command)).toMatchObject(answer as object);
  });
});
