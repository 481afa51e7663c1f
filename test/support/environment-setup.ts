import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import type { TestProject } from "vitest/node";

import { buildApp } from "../../infra/build.ts";
import { startEnvironment } from "../../infra/local/environment.ts";
import type { Environment } from "../../infra/local/environment.ts";

/** As many as workers: the tests of a worker share an environment and its clock. */
const count = 2;

async function start(dataDir: string, said: string[]): Promise<Environment> {
  return startEnvironment({
    dataDir,
    deliveryReportsTo: "deliveryReport",
    // Short enough for a test to wait, long enough not to disturb other tests.
    settings: { RENEWAL_SWEEP_SCHEDULE: "*/10 * * * * *" },
    log: (source, line) => said.push(`[${source}] ${line}`),
  });
}

/**
 * Global set-up: environments with the built app for the end-to-end tests of a run, with free ports and
 * their own data. E2E_BASE_URL names a running service to use instead.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const baseUrl = process.env["E2E_BASE_URL"];
  if (baseUrl) {
    const running = {
      baseUrl,
      identityUrl: process.env["E2E_IDENTITY_URL"] ?? "http://localhost:7072",
      mailboxUrl: process.env["E2E_MAILBOX_URL"] ?? "http://localhost:7073",
      // Only tests that start hosts of their own use it, and they do not run.
      connectionString: "",
      dataDir: process.env["LOCAL_DATA_DIR"] ?? ".local",
    };
    project.provide("environments", [running]);
    return () => Promise.resolve();
  }
  await buildApp();
  const dataDirs = Array.from({ length: count }, () =>
    mkdtempSync(path.join(tmpdir(), "benefits-e2e-")),
  );
  const said: string[] = [];
  const starting = await Promise.allSettled(dataDirs.map((dataDir) => start(dataDir, said)));
  const started = starting.flatMap((each) => (each.status === "fulfilled" ? [each.value] : []));
  const stop = async (): Promise<void> => {
    await Promise.all(started.map((environment) => environment.stop()));
    if (process.env["E2E_LOG"]) console.log(said.join("\n"));
    for (const dataDir of dataDirs) rmSync(dataDir, { recursive: true, force: true });
  };
  const failed = starting.find((each) => each.status === "rejected");
  if (failed) {
    await stop();
    throw failed.reason;
  }
  const environments = started.map(
    ({ baseUrl: url, connectionString, dataDir, identityUrl, mailboxUrl }) => ({
      ...{ baseUrl: url, identityUrl, mailboxUrl, connectionString, dataDir },
    }),
  );
  project.provide("environments", environments);
  return stop;
}
