/** Secrets of a vault. Their values go only from the vault to this process and back. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import * as z from "zod";

import { az, azJson, type Said } from "./az.ts";

const secret = z.object({ value: z.string() });

/** A secret's value; without it, what az said. */
export function readSecret(vault: string, name: string): Said & { readonly value?: string } {
  const where = ["--vault-name", vault, "--name", name];
  const { answer, ok, said } = azJson(["keyvault", "secret", "show", ...where]);
  return ok ? { ok, said, value: secret.parse(answer).value } : { ok, said };
}

/** Uses a file, because other users of the machine can see a process's arguments. */
export function writeSecret(vault: string, name: string, value: string): Said {
  const folder = mkdtempSync(path.join(tmpdir(), "secret-"));
  try {
    writeFileSync(path.join(folder, "value"), value, { mode: 0o600 });
    const where = ["--vault-name", vault, "--name", name, "--file", "value"];
    return az(["keyvault", "secret", "set", ...where], folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
