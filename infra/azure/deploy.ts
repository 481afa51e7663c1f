/**
 * Deploys the package to the app of this azd environment, waits until the service is healthy, and subscribes it to
 * delivery reports. azd runs this script as its deployment. Repeating it changes nothing.
 */
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

import { packageApp } from "../package.ts";
import { runCommand } from "../run-command.ts";
import { az, setting } from "./az.ts";
import { subscribe } from "./delivery-reports.ts";
import { awaitReferences } from "./references.ts";
import { tenMinutes, waitUntil, type Patience } from "./wait.ts";

const digestOf = (zip: string): string =>
  createHash("sha256").update(readFileSync(zip)).digest("hex");

/**
 * The zip to deploy, relative to this folder. `PACKAGE_ZIP` names one that exists, which `PACKAGE_SHA256` must match:
 * deploy.yml deploys the file that it tested. Otherwise the package is built; the same sources give the same file.
 */
async function packageToDeploy(): Promise<string> {
  const given = process.env["PACKAGE_ZIP"];
  const zip = given ?? path.relative(process.cwd(), (await packageApp()).zip);
  if (!existsSync(zip)) throw new Error(`PACKAGE_ZIP: there is no ${zip}.`);
  const digest = digestOf(zip);
  const expected = process.env["PACKAGE_SHA256"] ?? digest;
  if (digest !== expected)
    throw new Error(`${zip} is not the package that was tested. SHA-256: ${digest}`);
  console.log(`${zip}, SHA-256 ${digest}`);
  return zip;
}

/**
 * Sends the zip unchanged. Nothing is built on Azure. After a first provisioning, the storage account refuses the package
 * until the app's roles have taken effect. This does not distinguish that from other errors, so every text is shown.
 */
function upload(zip: string, patience: Patience): Promise<void> {
  const app = ["--resource-group", setting("AZURE_RESOURCE_GROUP")];
  app.push("--name", setting("FUNCTION_APP_NAME"));
  const command = ["functionapp", "deployment", "source", "config-zip", ...app, "--src", zip];
  command.push("--build-remote", "false", "--timeout", "600");
  return waitUntil(
    {
      what: "Azure has taken the package",
      look: () => {
        const { ok, said } = az(command);
        return ok ? undefined : said.trim();
      },
      remedy:
        "403: the app's identity lacks its roles on the host's storage account: `azd provision --no-state`. " +
        "Then run `azd deploy` again.",
    },
    patience,
  );
}

async function unhealthy(url: string): Promise<string | undefined> {
  try {
    const { status } = await fetch(url, { signal: AbortSignal.timeout(30_000) });
    return status === 200 ? undefined : `${url} answers ${status}`;
  } catch {
    return `${url} does not answer`;
  }
}

export const awaitHealth = (service: string, patience: Patience): Promise<void> =>
  waitUntil(
    {
      what: "the service is healthy",
      look: () => unhealthy(`${service}/api/health`),
      remedy:
        "404: the host runs without functions, usually because of bad settings: search the logs for " +
        "'Bad settings' (docs/operations.md, settings-refused). 503: the answer names the dependency that is down. " +
        "Then run `azd deploy` again.",
    },
    patience,
  );

/** The order of a deployment: each step needs the one before. */
export async function deployPackage(patience: Patience = tenMinutes): Promise<void> {
  await awaitReferences(patience);
  await upload(await packageToDeploy(), patience);
  await awaitHealth(setting("SERVICE_URL"), patience);
  await subscribe(az, patience);
  console.log(`The service works: ${setting("SERVICE_URL")}/api/docs`);
}

if (import.meta.main) await runCommand(deployPackage);
