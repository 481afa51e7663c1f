import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { onTestFinished, vi } from "vitest";

/**
 * An executable `az` for the hooks. It records its calls and answers as the real one does: secrets are files in
 * `vault`, and the references become Resolved at the `resolved-at`th look. A file `fails-<command>` makes that command
 * fail with its content.
 */
const script = `#!/bin/sh
here="$FAKE_AZ"
echo "$*" >> "$here/calls"
case "$*" in
"keyvault secret show"*) kind=secret-show ;;
"keyvault secret set"*) kind=secret-set ;;
"rest --method post"*) kind=refresh ;;
"rest --method get"*) kind=references ;;
"functionapp deployment source config-zip"*) kind=upload ;;
"deployment group create"*) kind=subscribe ;;
"account show"*) kind=account ;;
*) echo "The fake az does not know: $*" >&2; exit 2 ;;
esac
if [ -e "$here/fails-$kind" ]; then cat "$here/fails-$kind" >&2; exit 1; fi
case $kind in
secret-show) [ -e "$here/vault/$7" ] || { echo "(SecretNotFound) not in this vault" >&2; exit 1; } ;;
secret-set) cp value "$here/vault/$7" ;;
references)
  echo look >> "$here/looks"
  state=AccessToKeyVaultDenied
  [ "$(wc -l < "$here/looks")" -lt "$(cat "$here/resolved-at")" ] || state=Resolved
  echo '{"value":[{"name":"ENCRYPTION_KEYS","properties":{"status":"'$state'"}},{"name":"HASH_KEY","properties":{"status":"Resolved"}}]}' ;;
esac
`;

export const quick = { timeoutMs: 5_000, pauseMs: 1 };

/** Puts the fake az first on the path, with the values of an azd environment, until the test ends. */
export function fakeAz() {
  const folder = mkdtempSync(path.join(tmpdir(), "benefits-az-"));
  const file = (name: string): string => path.join(folder, name);
  const read = (name: string): string =>
    existsSync(file(name)) ? readFileSync(file(name), "utf8") : "";
  mkdirSync(file("vault"));
  writeFileSync(file("az"), script);
  chmodSync(file("az"), 0o755);
  writeFileSync(file("resolved-at"), "1");
  const values = {
    PATH: `${folder}${path.delimiter}${process.env["PATH"] ?? ""}`,
    FAKE_AZ: folder,
    KEY_VAULT_NAME: "contoso-vault",
    ENCRYPTION_KEY_CURRENT: "k1",
    AZURE_SUBSCRIPTION_ID: "contoso-staging",
    AZURE_RESOURCE_GROUP: "benefits",
    FUNCTION_APP_NAME: "benefits-app",
    COMMUNICATION_SERVICE_NAME: "acs-benefits",
  };
  for (const [name, value] of Object.entries(values)) vi.stubEnv(name, value);
  onTestFinished(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    resolvesAt: (look: number) => {
      writeFileSync(file("resolved-at"), String(look));
    },
    fails: (kind: string, said: string) => {
      writeFileSync(file(`fails-${kind}`), said);
      return () => {
        rmSync(file(`fails-${kind}`));
      };
    },
    calls: () =>
      read("calls")
        .split("\n")
        .filter((line) => line !== ""),
    secrets: () =>
      Object.fromEntries(
        readdirSync(file("vault")).map((name) => [name, read(path.join("vault", name))]),
      ),
  };
}
