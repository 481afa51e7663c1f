/** Stops a deployment before it creates anything, if a tool or a value of the environment is missing. */
import { runCommand } from "../run-command.ts";
import { az, azOrThrow } from "./az.ts";

const required = ["AZURE_SUBSCRIPTION_ID", "AUTH_ISSUER", "AUTH_AUDIENCE", "AUTH_JWKS_URL"];

type Environment = Readonly<Record<string, string | undefined>>;

/** What is missing, one line each. */
export function missing(env: Environment): string[] {
  const stage = env["STAGE"] ?? "staging";
  const names = [
    ...required,
    ...(stage === "production" ? ["ALERT_EMAIL"] : []),
    // Azure accepts no earlier month for a new budget, and no change later.
    ...((env["MONTHLY_BUDGET"] ?? "0") === "0" ? [] : ["BUDGET_START"]),
  ];
  return [
    ...(["staging", "production"].includes(stage) ? [] : ["STAGE is staging or production."]),
    ...names
      .filter((name) => (env[name] ?? "") === "")
      .map((name) => `${name} is not set: azd env set ${name} <value> (docs/deployment.md)`),
  ];
}

/** Throws with a line for each thing that is missing. */
export function prepare(env: Environment): void {
  const lines = missing(env);
  if (lines.length > 0) throw new Error(lines.join("\n"));
  const { ok, said } = az(["account", "show"]);
  if (!ok) throw new Error(`az has no access to AZURE_SUBSCRIPTION_ID: az login. ${said.trim()}`);
  // An app in a network needs this provider. Azure registers only those of the resources in a template.
  if (env["PRIVATE_NETWORK"] === "true")
    azOrThrow(["provider", "register", "--namespace", "Microsoft.App", "--wait"]);
}

if (import.meta.main)
  await runCommand(async () => {
    prepare(process.env);
  });
