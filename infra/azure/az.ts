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

/** The command line of az on Windows. az is a script there, whose shell takes parentheses and blanks as its own. */
export const windowsCommand = (args: readonly string[]): string =>
  ["az", ...args.map((arg) => (/^[\w./:@=-]+$/.test(arg) ? arg : `"${arg}"`))].join(" ");

/** Runs az. File names are relative to `folder`. No argument may contain a quotation mark: use a file. */
export function runAz(args: readonly string[], folder?: string) {
  const options = { encoding: "utf8", cwd: folder } as const;
  const result =
    process.platform === "win32"
      ? spawnSync(windowsCommand(args), { ...options, shell: true })
      : spawnSync("az", args, options);
  if (result.error)
    throw new Error("The Azure CLI (az) is needed: https://aka.ms/azure-cli", {
      cause: result.error,
    });
  return result;
}

/** Runs az in the environment's subscription, because az's default may be another one. */
function run(args: readonly string[], output: "json" | "none", folder?: string) {
  const common = ["--subscription", setting("AZURE_SUBSCRIPTION_ID"), "--only-show-errors"];
  return runAz([...args, ...common, "--output", output], folder);
}

export function az(args: readonly string[], folder?: string): Said {
  const { status, stderr } = run(args, "none", folder);
  return { ok: status === 0, said: stderr };
}

export function azOrThrow(args: readonly string[], folder?: string): void {
  const { ok, said } = az(args, folder);
  if (!ok) throw new Error(`az ${args.slice(0, 3).join(" ")} failed: ${said}`);
}

/** The answer of a command that answers JSON. */
export function azJson(args: readonly string[]): Said & { readonly answer?: unknown } {
  const { status, stderr, stdout } = run(args, "json");
  if (status !== 0) return { ok: false, said: stderr };
  const answer: unknown = stdout.trim() === "" ? undefined : JSON.parse(stdout);
  return { ok: true, said: stderr, answer };
}
