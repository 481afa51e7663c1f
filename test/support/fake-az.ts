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
 * An executable `az` for the scripts. It records its calls and answers as the real one does: secrets are files in a
 * folder of their vault, and the references become Resolved at the `resolved-at`th look. A file `fails-<command>`, or
 * `fails-<command>-<vault>`, makes that command fail with its content.
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
"provider register"*) kind=provider ;;
*) echo "The fake az does not know: $*" >&2; exit 2 ;;
esac
for fault in "$here/fails-$kind" "$here/fails-$kind-$5"; do
  if [ -e "$fault" ]; then cat "$fault" >&2; exit 1; fi
done
case $kind in
secret-show)
  [ -e "$here/$5/$7" ] || { echo "(SecretNotFound) not in this vault" >&2; exit 1; }
  case "$*" in *"--output json") printf '{"value":"%s"}' "$(sed 's/"/\\\\"/g' "$here/$5/$7")" ;; esac ;;
secret-set) mkdir -p "$here/$5"; cp value "$here/$5/$7" ;;
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
  mkdirSync(file("contoso-vault"));
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
    secrets: (vault = "contoso-vault") =>
      existsSync(file(vault))
        ? Object.fromEntries(
            readdirSync(file(vault)).map((name) => [name, read(path.join(vault, name))]),
          )
        : {},
  };
}
