/**
 * The app's references to the vault. Azure reads them when a setting changes and once a day, and it caches a failure.
 * Right after provisioning they fail: the keys are missing, or the role assignment has not taken effect.
 */
import * as z from "zod";

import { az, azJson, setting } from "./az.ts";
import { tenMinutes, waitUntil, type Patience } from "./wait.ts";

/** The settings that app.bicep makes references. */
export const referencingSettings = ["ENCRYPTION_KEYS", "HASH_KEY"] as const;

const references = z.object({
  value: z.array(z.object({ name: z.string(), properties: z.object({ status: z.string() }) })),
});

const url = (action: string): string =>
  [
    `/subscriptions/${setting("AZURE_SUBSCRIPTION_ID")}`,
    `resourceGroups/${setting("AZURE_RESOURCE_GROUP")}`,
    `providers/Microsoft.Web/sites/${setting("FUNCTION_APP_NAME")}`,
    `config/configreferences/appsettings${action}?api-version=2022-03-01`,
  ].join("/");

/** The references that are not resolved, with their states. Makes the app read all of them again first. */
function unresolved(): string | undefined {
  const refreshed = az(["rest", "--method", "post", "--url", url("/refresh")]);
  if (!refreshed.ok) return refreshed.said.trim();
  const { answer, ok, said } = azJson(["rest", "--method", "get", "--url", url("")]);
  if (!ok) return said.trim();
  const listed = references.parse(answer).value;
  const states = new Map(listed.map(({ name, properties }) => [name, properties.status]));
  const missing = referencingSettings
    .map((name) => [name, states.get(name) ?? "not listed"] as const)
    .filter(([, state]) => state !== "Resolved");
  return missing.length === 0 ? undefined : missing.map((pair) => pair.join(": ")).join(", ");
}

/** Returns when the app has every key. Repeating it changes nothing. */
export const awaitReferences = (patience: Patience = tenMinutes): Promise<void> =>
  waitUntil(
    {
      what: "the app can read its keys in the vault",
      look: unresolved,
      remedy:
        "AccessToKeyVaultDenied: the app's identity lacks the role Key Vault Secrets User on the vault. " +
        "SecretNotFound: run `azd hooks run postprovision`. Then run `azd up` again: it continues here.",
    },
    patience,
  );
