/**
 * Makes the service's two secrets in the vault of this azd environment, where they are missing, and
 * has the app read them anew. Run by azd after provisioning; repeating it changes nothing. The values
 * go from this process to the vault and nowhere else.
 */
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";

import { az, azOrThrow, setting } from "./az.ts";

const newKey = (): string => randomBytes(32).toString("base64");

/** By file, because arguments of a process can be seen by others on the machine. */
function write(vault: string, name: string, value: string): void {
  const folder = mkdtempSync(path.join(tmpdir(), "secret-"));
  try {
    writeFileSync(path.join(folder, "value"), value, { mode: 0o600 });
    const secret = ["--vault-name", vault, "--name", name, "--file", "value"];
    azOrThrow(["keyvault", "secret", "set", ...secret], folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const patienceMs = 300_000;

async function isThere(vault: string, name: string): Promise<boolean> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const { ok, said } = az(["keyvault", "secret", "show", "--vault-name", vault, "--name", name]);
    if (ok) return true;
    if (said.includes("SecretNotFound")) return false;
    // The role to write secrets was given a moment ago and takes minutes to be known everywhere.
    // Anything else than "not there" must not lead to a new key over an old one.
    if (!said.includes("Forbidden") || Date.now() > deadline)
      throw new Error(`Cannot tell whether ${name} is there: ${said}`);
    await delay(10_000);
  }
}

async function ensure(vault: string, name: string, make: () => string): Promise<void> {
  if (await isThere(vault, name)) return;
  write(vault, name, make());
  console.log(`${name}: made`);
}

const vault = setting("KEY_VAULT_NAME");
const current = process.env["ENCRYPTION_KEY_CURRENT"] ?? "k1";
await ensure(vault, "encryption-keys", () => JSON.stringify({ [current]: newKey() }));
await ensure(vault, "hash-key", newKey);

// Otherwise the app looks again only after a day. Also where no key was missing: the run that made
// them may have ended before this.
const app = [
  `/subscriptions/${setting("AZURE_SUBSCRIPTION_ID")}`,
  `resourceGroups/${setting("AZURE_RESOURCE_GROUP")}`,
  `providers/Microsoft.Web/sites/${setting("FUNCTION_APP_NAME")}`,
].join("/");
const refresh = `${app}/config/configreferences/appsettings/refresh?api-version=2022-03-01`;
azOrThrow(["rest", "--method", "post", "--url", refresh]);
