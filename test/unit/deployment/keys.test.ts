import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { describe, expect, onTestFinished, test } from "vitest";

/** Secrets are files of `vault`; the app takes no refresh while there is a file `away`. */
const standIn = `#!/bin/sh
case "$1 $2 $3" in
"keyvault secret show")
  [ -e "$STAND_IN/vault/$7" ] || { echo "(SecretNotFound) not in this vault" >&2; exit 1; } ;;
"keyvault secret set")
  cp value "$STAND_IN/vault/$7" ;;
"rest --method post")
  [ ! -e "$STAND_IN/away" ] || { echo "The app is away" >&2; exit 1; }
  echo "$5" >> "$STAND_IN/refreshed" ;;
*)
  echo "The stand-in does not know: $*" >&2; exit 1 ;;
esac
`;

/** The hook as azd runs it, over a vault that is empty at first. */
function deployment() {
  const folder = mkdtempSync(path.join(tmpdir(), "benefits-keys-"));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const [vault = "", away = "", refreshed = ""] = ["vault", "away", "refreshed"].map((name) =>
    path.join(folder, name),
  );
  mkdirSync(vault);
  writeFileSync(path.join(folder, "az"), standIn);
  chmodSync(path.join(folder, "az"), 0o755);
  const env = {
    ...process.env,
    PATH: `${folder}${path.delimiter}${process.env["PATH"] ?? ""}`,
    STAND_IN: folder,
    KEY_VAULT_NAME: "contoso-vault",
    ENCRYPTION_KEY_CURRENT: "k1",
    AZURE_SUBSCRIPTION_ID: "contoso-staging",
    AZURE_RESOURCE_GROUP: "benefits",
    FUNCTION_APP_NAME: "benefits-app",
  };
  return {
    away,
    run: () => spawnSync(process.execPath, ["infra/azure/keys.ts"], { encoding: "utf8", env }),
    secrets: () =>
      Object.fromEntries(
        readdirSync(vault).map((name) => [name, readFileSync(path.join(vault, name), "utf8")]),
      ),
    refreshes: () => (existsSync(refreshed) ? readFileSync(refreshed, "utf8").split("\n") : []),
  };
}

const refresh =
  "/subscriptions/contoso-staging/resourceGroups/benefits/providers/Microsoft.Web/sites/benefits-app/config/configreferences/appsettings/refresh?api-version=2022-03-01";

describe.skipIf(process.platform === "win32")("the hook that makes the keys", () => {
  test("creates missing keys, never overwrites one, and prints none", () => {
    const { run, secrets } = deployment();
    const { status, stderr, stdout } = run();
    expect(status).toBe(0);
    const made = secrets();
    const keys = [
      made["hash-key"] ?? "",
      (JSON.parse(made["encryption-keys"] ?? "{}") as { k1?: string }).k1 ?? "",
    ];
    for (const key of keys) {
      expect(Buffer.from(key, "base64")).toHaveLength(32);
      expect(stdout + stderr).not.toContain(key);
    }
    expect(run().status).toBe(0);
    expect(secrets()).toEqual(made);
  });

  test("makes the app read the new keys if an earlier run could not", () => {
    const { away, refreshes, run, secrets } = deployment();
    writeFileSync(away, "");
    const broken = run();
    expect(broken.status).not.toBe(0);
    expect(broken.stderr).toContain("The app is away");
    expect(Object.keys(secrets()).sort()).toEqual(["encryption-keys", "hash-key"]);
    expect(refreshes()).toEqual([]);
    rmSync(away);
    expect(run().status).toBe(0);
    expect(refreshes()).toEqual([refresh, ""]);
  });
});
