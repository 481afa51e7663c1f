/** Shared by azd's hooks in this folder: values of the environment and the Azure CLI. */
import { spawnSync } from "node:child_process";

export function setting(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === "")
    throw new Error(`${name} is not set: run this script with azd.`);
  return value;
}

export interface Said {
  readonly ok: boolean;
  /** The text that az wrote to stderr. */
  readonly said: string;
}

/**
 * Runs az in the environment's subscription, because az's default may be another one. No argument may contain a
 * blank: the Windows shell would split it. File names are relative to `folder`.
 */
export function az(args: readonly string[], folder?: string): Said {
  const common = ["--subscription", setting("AZURE_SUBSCRIPTION_ID"), "--only-show-errors"];
  const { error, status, stderr } = spawnSync("az", [...args, ...common, "--output", "none"], {
    encoding: "utf8",
    cwd: folder,
    // On Windows az is a script.
    shell: process.platform === "win32",
  });
  if (error) throw new Error("The Azure CLI (az) is needed.", { cause: error });
  return { ok: status === 0, said: stderr };
}

export function azOrThrow(args: readonly string[], folder?: string): void {
  const { ok, said } = az(args, folder);
  if (!ok) throw new Error(`az ${args.slice(0, 3).join(" ")} failed: ${said}`);
}
