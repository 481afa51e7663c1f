import { createHash } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

import { beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";

import { missing, prepare } from "../../../infra/azure/before.ts";
import { awaitHealth, deployPackage } from "../../../infra/azure/deploy.ts";
import { smoke } from "../../../infra/azure/smoke.ts";
import { fakeAz, quick } from "../../support/fake-az.ts";

const logged = vi.spyOn(console, "log");
beforeEach(() => {
  logged.mockReset().mockImplementation(() => undefined);
});

/** A service that answers these statuses one after another, the last for ever. */
async function service(...statuses: readonly number[]): Promise<string> {
  const left = [...statuses];
  const server = createServer((_, reply) => {
    reply.writeHead((left.length > 1 ? left.shift() : left[0]) ?? 500).end();
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A package that was tested before; `npm run package` builds the real one. */
function tested(): string {
  const folder = mkdtempSync(path.join(tmpdir(), "benefits-zip-"));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const zip = path.join(folder, "package.zip");
  writeFileSync(zip, "the tested package");
  vi.stubEnv("PACKAGE_ZIP", zip);
  vi.stubEnv("PACKAGE_SHA256", createHash("sha256").update("the tested package").digest("hex"));
  return zip;
}

const kinds = (calls: readonly string[]): string[] =>
  calls.map((call) => call.split(" --")[0] ?? "");

describe.skipIf(process.platform === "win32")("the hook that deploys", () => {
  it("waits for the keys, uploads the tested zip, waits for health, then subscribes", async () => {
    const az = fakeAz();
    az.resolvesAt(2);
    vi.stubEnv("SERVICE_URL", await service(503, 404, 200));
    const zip = tested();
    await deployPackage(quick);
    expect(kinds(az.calls())).toEqual([
      ...["rest", "rest", "rest", "rest"],
      "functionapp deployment source config-zip",
      "deployment group create",
    ]);
    expect(az.calls().find((call) => call.startsWith("functionapp"))).toContain(` --src ${zip} `);
    const waits = logged.mock.calls.flat().filter((line) => String(line).startsWith("Waiting"));
    expect(waits).toHaveLength(4);
  });

  it("uploads nothing that differs from the tested zip", async () => {
    const az = fakeAz();
    tested();
    vi.stubEnv("PACKAGE_SHA256", "another");
    await expect(deployPackage(quick)).rejects.toThrow("is not the package that was tested");
    expect(kinds(az.calls())).toEqual(["rest", "rest"]);
  });

  it("sends the zip again until the app's identity may write it", async () => {
    const az = fakeAz();
    vi.stubEnv("SERVICE_URL", await service(200));
    tested();
    const roles = az.fails("upload", "InaccessibleStorageException: 403");
    logged.mockImplementation((line: unknown) => {
      if (String(line).includes("InaccessibleStorageException")) roles();
    });
    await deployPackage(quick);
    expect(kinds(az.calls()).filter((kind) => kind.startsWith("functionapp"))).toHaveLength(2);
  });

  it("stops at the first failing step with the text of az, and a repetition continues", async () => {
    const az = fakeAz();
    vi.stubEnv("SERVICE_URL", await service(200));
    tested();
    const refused = az.fails("upload", "(Conflict) another deployment runs");
    await expect(deployPackage({ timeoutMs: 30, pauseMs: 1 })).rejects.toThrow(
      /not yet: Azure has taken the package\. .*another deployment runs\n.*azd deploy/,
    );
    expect(kinds(az.calls())).not.toContain("deployment group create");
    refused();
    await deployPackage(quick);
    expect(kinds(az.calls()).at(-1)).toBe("deployment group create");
  });

  it("says what a service without functions means", async () => {
    const url = await service(404);
    await expect(awaitHealth(url, { timeoutMs: 30, pauseMs: 1 })).rejects.toThrow(
      /not yet: the service is healthy\. .*answers 404\n404: .*bad settings/,
    );
  });
});

describe("the smoke test", () => {
  it("accepts a service that works and names each answer that it should not give", async () => {
    expect(await smoke(await service(404))).toEqual([
      expect.stringContaining("/api/health: 404, not 200"),
      expect.stringContaining("/api/openapi.json: 404, not 200"),
      expect.stringContaining("/api/ops/renewal-sweeps: 404, not 401"),
    ]);
  });
});

describe("the hook before provisioning", () => {
  const given = {
    ...{ AZURE_SUBSCRIPTION_ID: "s", AUTH_ISSUER: "i", AUTH_AUDIENCE: "a", AUTH_JWKS_URL: "j" },
  };

  it("names each value that the environment lacks, with its command", () => {
    expect(missing({ ...given, AUTH_AUDIENCE: "" })).toEqual([
      expect.stringContaining("azd env set AUTH_AUDIENCE"),
    ]);
  });

  it("requires a recipient of alerts in production only", () => {
    expect(missing({ ...given, STAGE: "staging" })).toEqual([]);
    expect(missing({ ...given, STAGE: "production" })).toEqual([
      expect.stringContaining("ALERT_EMAIL"),
    ]);
  });

  it("requires the first day of a budget, and one of the two stages", () => {
    expect(missing({ ...given, MONTHLY_BUDGET: "0" })).toEqual([]);
    expect(missing({ ...given, MONTHLY_BUDGET: "500", STAGE: "prod" })).toEqual([
      "STAGE is staging or production.",
      expect.stringContaining("BUDGET_START"),
    ]);
  });

  it.skipIf(process.platform === "win32")(
    "stops if az has no access, and registers the provider that private networking needs",
    () => {
      const az = fakeAz();
      const allowed = az.fails("account", "Please run az login");
      expect(() => {
        prepare(given);
      }).toThrow("az login");
      allowed();
      prepare(given);
      expect(kinds(az.calls())).not.toContain("provider register");
      prepare({ ...given, PRIVATE_NETWORK: "true" });
      expect(az.calls().at(-1)).toContain("provider register --namespace Microsoft.App --wait");
    },
  );
});
