/** Stops a deployment before it creates anything, if a tool or a value of the environment is missing. */
import { runCommand } from "../run-command.ts";
import { az } from "./az.ts";

const required = ["AUTH_ISSUER", "AUTH_AUDIENCE", "AUTH_JWKS_URL"];

type Environment = Readonly<Record<string, string | undefined>>;

/** What is missing, one line each. */
export function missing(env: Environment): string[] {
  const names = env["STAGE"] === "production" ? [...required, "ALERT_EMAIL"] : required;
  const bare = names.filter((name) => (env[name] ?? "") === "");
  return bare.map((name) => `${name} is not set: azd env set ${name} <value> (docs/deployment.md)`);
}

/** az works in the subscription, once azd knows it. Throws if az is not installed. */
function signedOut(env: Environment): string[] {
  if ((env["AZURE_SUBSCRIPTION_ID"] ?? "") === "") return [];
  const { ok, said } = az(["account", "show"]);
  return ok ? [] : [`az has no access to AZURE_SUBSCRIPTION_ID: az login. ${said.trim()}`];
}

if (import.meta.main)
  await runCommand(async () => {
    const lines = [...missing(process.env), ...signedOut(process.env)];
    if (lines.length > 0) throw new Error(lines.join("\n"));
  });
