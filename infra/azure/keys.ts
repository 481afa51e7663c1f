/**
 * Creates the service's two secrets in the vault of this azd environment if they are missing, and makes the app read
 * them again. azd runs this script after provisioning. Repeating it changes nothing. The values go only from this
 * process to the vault.
 */
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";

import { az, azOrThrow, setting } from "./az.ts";

const newKey = (): string => randomBytes(32).toString("base64");

/** Uses a file, because other users of the machine can see a process's arguments. */
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

const timeoutMs = 300_000;

async function isThere(vault: string, name: string): Promise<boolean> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const { ok, said } = az(["keyvault", "secret", "show", "--vault-name", vault, "--name", name]);
    if (ok) return true;
    if (said.includes("SecretNotFound")) return false;
    // "Forbidden" ends some minutes after the role was assigned. Any other error must stop the script, so that it
    // never replaces an existing key.
    if (!said.includes("Forbidden") || Date.now() > deadline)
      throw new Error(`Cannot determine whether ${name} exists: ${said}`);
    await delay(10_000);
  }
}

async function ensure(vault: string, name: string, make: () => string): Promise<void> {
  if (await isThere(vault, name)) return;
  write(vault, name, make());
  console.log(`${name}: created`);
}

const vault = setting("KEY_VAULT_NAME");
const current = process.env["ENCRYPTION_KEY_CURRENT"] ?? "k1";
await ensure(vault, "encryption-keys", () => JSON.stringify({ [current]: newKey() }));
await ensure(vault, "hash-key", newKey);

// Without this refresh the app reads its references again only after a day. Refresh even if no key was missing: an
// earlier run may have stopped before this point.
const app = [
  `/subscriptions/${setting("AZURE_SUBSCRIPTION_ID")}`,
  `resourceGroups/${setting("AZURE_RESOURCE_GROUP")}`,
  `providers/Microsoft.Web/sites/${setting("FUNCTION_APP_NAME")}`,
].join("/");
const refresh = `${app}/config/configreferences/appsettings/refresh?api-version=2022-03-01`;
azOrThrow(["rest", "--method", "post", "--url", refresh]);
