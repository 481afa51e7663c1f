/**
 * Creates the service's two secrets in the vault of this azd environment if they are missing, and makes the app read
 * them again. azd runs this script after provisioning. Repeating it changes nothing. The values go only from this
 * process to the vault.
 */
import { randomBytes } from "node:crypto";

import { runCommand } from "../run-command.ts";
import { az, setting } from "./az.ts";
import { awaitReferences } from "./references.ts";
import { writeSecret } from "./secrets.ts";
import { tenMinutes, waitUntil, type Patience } from "./wait.ts";

const newKey = (): string => randomBytes(32).toString("base64");

async function isThere(vault: string, name: string, patience: Patience): Promise<boolean> {
  let found = false;
  const look = (): string | undefined => {
    const { ok, said } = az(["keyvault", "secret", "show", "--vault-name", vault, "--name", name]);
    found = ok;
    if (ok || said.includes("SecretNotFound")) return undefined;
    // "Forbidden" ends some minutes after the role was assigned. Any other error must stop the script, so that it
    // never replaces an existing key.
    if (said.includes("Forbidden")) return said.trim();
    throw new Error(`Cannot determine whether ${name} exists: ${said}`);
  };
  const remedy =
    "The deploying principal needs the role Key Vault Secrets Officer on the vault. If a service principal deploys, " +
    "set AZURE_PRINCIPAL_TYPE to ServicePrincipal. ForbiddenByFirewall or ForbiddenByConnection: set DEPLOYER_IP to " +
    "the address of this machine. Then run `azd up` again.";
  await waitUntil({ what: `the vault answers whether it has ${name}`, look, remedy }, patience);
  return found;
}

/** Creates the missing keys of the environment's vault. */
export async function ensureKeys(patience: Patience = tenMinutes): Promise<void> {
  const vault = setting("KEY_VAULT_NAME");
  const current = process.env["ENCRYPTION_KEY_CURRENT"] ?? "k1";
  const keys = [
    ["encryption-keys", () => JSON.stringify({ [current]: newKey() })],
    ["hash-key", newKey],
  ] as const;
  for (const [name, make] of keys) {
    if (await isThere(vault, name, patience)) continue;
    const { ok, said } = writeSecret(vault, name, make());
    if (!ok) throw new Error(`Cannot write ${name}: ${said}`);
    console.log(`${name}: created`);
  }
}

if (import.meta.main)
  await runCommand(async () => {
    await ensureKeys();
    // Even if no key was missing: an earlier run may have stopped before this point.
    await awaitReferences();
  });
