import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import type { TestProject } from "vitest/node";

import { buildApp } from "../../infra/build.ts";
import { startEnvironment } from "../../infra/local/environment.ts";

/**
 * Global set-up: one environment with the built app for all end-to-end tests of a run, with free
 * ports and its own data. E2E_BASE_URL names a running service to use instead.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const baseUrl = process.env["E2E_BASE_URL"];
  if (baseUrl) {
    project.provide("environment", {
      baseUrl,
      identityUrl: process.env["E2E_IDENTITY_URL"] ?? "http://localhost:7072",
      mailboxUrl: process.env["E2E_MAILBOX_URL"] ?? "http://localhost:7073",
      // Only tests that start hosts of their own use it, and they do not run.
      connectionString: "",
      dataDir: process.env["LOCAL_DATA_DIR"] ?? ".local",
    });
    return () => Promise.resolve();
  }
  const dataDir = mkdtempSync(path.join(tmpdir(), "benefits-e2e-"));
  const said: string[] = [];
  try {
    const environment = await startEnvironment({
      dataDir,
      beforeHost: buildApp,
      deliveryReportsTo: "deliveryReport",
      // Short enough for a test to wait, long enough not to disturb other tests.
      settings: { RENEWAL_SWEEP_SCHEDULE: "*/10 * * * * *" },
      log: (source, line) => said.push(`[${source}] ${line}`),
    });
    const { baseUrl, identityUrl, mailboxUrl, connectionString } = environment;
    project.provide("environment", {
      ...{ baseUrl, identityUrl, mailboxUrl, connectionString, dataDir },
    });
    return async () => {
      await environment.stop();
      if (process.env["E2E_LOG"]) console.log(said.join("\n"));
      rmSync(dataDir, { recursive: true, force: true });
    };
  } catch (error) {
    rmSync(dataDir, { recursive: true, force: true });
    throw error;
  }
}
