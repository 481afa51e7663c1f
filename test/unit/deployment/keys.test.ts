import { describe, expect, test, vi } from "vitest";

import { ensureKeys } from "../../../infra/azure/keys.ts";
import { awaitReferences } from "../../../infra/azure/references.ts";
import { fakeAz, quick } from "../../support/fake-az.ts";

const logged = vi.spyOn(console, "log").mockImplementation(() => undefined);
const short = { timeoutMs: 30, pauseMs: 1 };

describe.skipIf(process.platform === "win32")("the hook after provisioning", () => {
  test("creates missing keys, never overwrites one, and prints none", async () => {
    const az = fakeAz();
    await ensureKeys(quick);
    const made = az.secrets();
    const keys = [
      made["hash-key"] ?? "",
      (JSON.parse(made["encryption-keys"] ?? "{}") as { k1?: string }).k1 ?? "",
    ];
    const printed = logged.mock.calls.flat().join("\n");
    for (const key of keys) {
      expect(Buffer.from(key, "base64")).toHaveLength(32);
      expect(printed + az.calls().join("\n")).not.toContain(key);
    }
    await ensureKeys(quick);
    expect(az.secrets()).toEqual(made);
  });

  test("creates no key while it cannot tell whether one exists", async () => {
    const az = fakeAz();
    const fault = az.fails("secret-show", "The vault is away");
    await expect(ensureKeys(quick)).rejects.toThrow("The vault is away");
    fault();
    az.fails("secret-show", "(Forbidden) no role yet");
    await expect(ensureKeys(short)).rejects.toThrow(/Forbidden.*\n.*Key Vault Secrets Officer/);
    expect(az.secrets()).toEqual({});
  });

  test("makes the app read its references again until all are resolved", async () => {
    const az = fakeAz();
    az.resolvesAt(3);
    logged.mockClear();
    await awaitReferences(quick);
    const app =
      "/subscriptions/contoso-staging/resourceGroups/benefits/providers/Microsoft.Web/sites/benefits-app/config/configreferences/appsettings";
    const asked = az.calls().map((call) => /^rest --method (\w+ --url \S+)/.exec(call)?.[1]);
    const round = [
      `post --url ${app}/refresh?api-version=2022-03-01`,
      `get --url ${app}?api-version=2022-03-01`,
    ];
    expect(asked).toEqual([...round, ...round, ...round]);
    expect(logged.mock.calls.flat()).toEqual([
      "Waiting until the app can read its keys in the vault, at most 0 minutes.",
      "  ENCRYPTION_KEYS: AccessToKeyVaultDenied",
    ]);
  });

  test("stops with the state of each reference and a remedy if one is never resolved", async () => {
    const az = fakeAz();
    az.resolvesAt(1_000_000);
    await expect(awaitReferences(short)).rejects.toThrow(
      /not yet: the app can read its keys in the vault\. ENCRYPTION_KEYS: AccessToKeyVaultDenied\n.*Key Vault Secrets User.*azd up/,
    );
  });

  test("continues where an earlier run stopped", async () => {
    const az = fakeAz();
    const away = az.fails("refresh", "The app is away");
    await ensureKeys(quick);
    await expect(awaitReferences(short)).rejects.toThrow("The app is away");
    const made = az.secrets();
    away();
    await ensureKeys(quick);
    await awaitReferences(quick);
    expect(az.secrets()).toEqual(made);
  });
});
