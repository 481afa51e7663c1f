/** What azd's hooks in this folder share: the environment's values, and the Azure CLI. */
import { spawnSync } from "node:child_process";

export function setting(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === "") throw new Error(`${name} is not set: run this by azd.`);
  return value;
}

export interface Said {
  readonly ok: boolean;
  /** What az wrote to its error stream. */
  readonly said: string;
}

/**
 * In the environment's own subscription: az's default may be another, in another tenant. No argument may
 * have a blank, by which the shell of Windows would take it apart; `folder` is where files are named from.
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
