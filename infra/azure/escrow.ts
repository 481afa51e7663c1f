/**
 * Copies the service's two secrets to a second vault, so that backups can still be used after the loss of the first
 * one. Repeating it writes nothing if they are equal. No value is printed. docs/backup.md says when to run it.
 */
import { commandOptions } from "../command-options.ts";
import { runCommand } from "../run-command.ts";
import type { Said } from "./az.ts";
import { readSecret, writeSecret } from "./secrets.ts";

const names = ["encryption-keys", "hash-key"];

/** An error that says what a person can do. */
function failure(what: string, vault: string, role: string, said: string): Error {
  const remedy = /ForbiddenBy(?:Firewall|Connection)/.test(said)
    ? `The vault ${vault} refuses the address of this machine. Allow it, or run the command inside the network.`
    : said.includes("Forbidden")
      ? `The account of az login needs the role ${role} on the vault ${vault}. A new role takes some minutes.`
      : said.includes("ObjectIsDeletedButRecoverable")
        ? `The secret was deleted. Recover it: az keyvault secret recover --vault-name ${vault} --name <secret>`
        : "";
  return new Error([`Cannot ${what} in ${vault}.`, remedy, said.trim()].filter(Boolean).join("\n"));
}

/** The value in the service's vault. */
function readOwn(vault: string, name: string): string {
  const { said, value } = readSecret(vault, name);
  if (value !== undefined) return value;
  if (said.includes("SecretNotFound"))
    throw new Error(
      `The vault ${vault} has no ${name}. Name the vault of the service; azd up creates its keys.`,
    );
  throw failure(`read ${name}`, vault, "Key Vault Secrets User", said);
}

const officer = "Key Vault Secrets Officer";

/** The value in the second vault; null if it has none yet. */
function readCopy(vault: string, name: string): string | null {
  const { said, value } = readSecret(vault, name);
  if (value !== undefined) return value;
  if (said.includes("SecretNotFound")) return null;
  throw failure(`read ${name}`, vault, officer, said);
}

function write(vault: string, name: string, value: string): void {
  const { ok, said }: Said = writeSecret(vault, name, value);
  if (!ok) throw failure(`write ${name}`, vault, officer, said);
  if (readCopy(vault, name) !== value)
    throw new Error(`${name} in ${vault} is not what was written.`);
}

/** Copies both keys. Reads everything before it writes. */
export function escrowKeys(from: string, to: string): void {
  if (from.toLowerCase() === to.toLowerCase()) throw new Error("Name two different vaults.");
  const found = names.map((name) => ({
    ...{ name, own: readOwn(from, name), copy: readCopy(to, name) },
  }));
  for (const { copy, name, own } of found) {
    if (copy === own) {
      console.log(`${name}: equal in both vaults`);
      continue;
    }
    write(to, name, own);
    console.log(copy === null ? `${name}: copied` : `${name}: copied as a new version`);
  }
}

if (import.meta.main) {
  const { from, subscription, to } = commandOptions(
    `node infra/local/with-node.mjs infra/azure/escrow.ts --to <vault> [options]

Copies encryption-keys and hash-key of the service to a second vault, with the account of az login. Repeating it writes
nothing if they are equal. No value is printed.

  --from <vault>         the vault of the service; default: KEY_VAULT_NAME of the environment
  --to <vault>           the second vault, in the same tenant
  --subscription <id>    default: AZURE_SUBSCRIPTION_ID of the environment
  --help                 shows this text`,
    {
      from: { type: "string", default: process.env["KEY_VAULT_NAME"] ?? "" },
      to: { type: "string", default: "" },
      subscription: { type: "string", default: process.env["AZURE_SUBSCRIPTION_ID"] ?? "" },
    },
  );
  await runCommand(async () => {
    if (from === "" || to === "" || subscription === "")
      throw new Error(
        "Name the vaults with --from and --to, and the --subscription. --help says more.",
      );
    process.env["AZURE_SUBSCRIPTION_ID"] = subscription;
    escrowKeys(from, to);
  });
}
