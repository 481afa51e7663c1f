import { spawnSync } from "node:child_process";

import { describe, expect, test, vi } from "vitest";

import { escrowKeys } from "../../../infra/azure/escrow.ts";
import { ensureKeys } from "../../../infra/azure/keys.ts";
import { writeSecret } from "../../../infra/azure/secrets.ts";
import { fakeAz, quick } from "../../support/fake-az.ts";

const logged = vi.spyOn(console, "log").mockImplementation(() => undefined);
const [vault, second] = ["contoso-vault", "contoso-escrow"];

/** The service's vault with both keys, and a second one without any. */
async function twoVaults() {
  const az = fakeAz();
  await ensureKeys(quick);
  logged.mockClear();
  const writes = () => az.calls().filter((call) => call.startsWith("keyvault secret set")).length;
  const before = writes();
  return { ...az, written: () => writes() - before };
}

describe.skipIf(process.platform === "win32")("the escrow of the keys", () => {
  test("copies both keys to the second vault and prints none", async () => {
    const az = await twoVaults();
    escrowKeys(vault, second);
    expect(az.secrets(second)).toEqual(az.secrets());
    expect(logged.mock.calls.flat()).toEqual(["encryption-keys: copied", "hash-key: copied"]);
    for (const value of Object.values(az.secrets())) {
      expect(az.calls().join("\n")).not.toContain(value);
    }
  });

  test("writes no new version of an equal key, and one after a rotation", async () => {
    const az = await twoVaults();
    escrowKeys(vault, second);
    escrowKeys(vault, second);
    expect(az.written()).toBe(2);
    writeSecret(vault, "encryption-keys", '{"k1":"old","k2":"new"}');
    logged.mockClear();
    escrowKeys(vault, second);
    expect(az.secrets(second)).toEqual(az.secrets());
    // The rotation's own write is one of them.
    expect(az.written()).toBe(4);
    expect(logged.mock.calls.flat()).toEqual([
      "encryption-keys: copied as a new version",
      "hash-key: equal in both vaults",
    ]);
  });

  test.each([
    [
      "secret-show-contoso-vault",
      /read encryption-keys in contoso-vault.*\n.*Key Vault Secrets User/,
    ],
    ["secret-show-contoso-escrow", /read encryption-keys in contoso-escrow.*\n.*Secrets Officer/],
    ["secret-set-contoso-escrow", /write encryption-keys in contoso-escrow.*\n.*Secrets Officer/],
  ])("names the missing right when az refuses %s, and writes nothing", async (command, message) => {
    const az = await twoVaults();
    az.fails(command, "(Forbidden) ForbiddenByRbac: the caller is not authorized");
    expect(() => {
      escrowKeys(vault, second);
    }).toThrow(message);
    expect(az.secrets(second)).toEqual({});
  });

  test.each([
    ["(Forbidden) ForbiddenByFirewall", /refuses the address of this machine/],
    [
      "(Conflict) ObjectIsDeletedButRecoverable",
      /az keyvault secret recover --vault-name contoso-e/,
    ],
    ["The vault is away", /Cannot write encryption-keys in contoso-escrow.\nThe vault is away/],
  ])("says what to do when az says %s", async (said, message) => {
    const az = await twoVaults();
    az.fails("secret-set-contoso-escrow", said);
    expect(() => {
      escrowKeys(vault, second);
    }).toThrow(message);
  });

  test("refuses one vault for both, and a vault without the service's keys", async () => {
    await twoVaults();
    expect(() => {
      escrowKeys(vault, "Contoso-Vault");
    }).toThrow("two different vaults");
    expect(() => {
      escrowKeys("contoso-empty", second);
    }).toThrow("has no encryption-keys");
  });

  test("is a command with a help text, which says what is not named", async () => {
    await twoVaults();
    const run = (...args: readonly string[]) =>
      spawnSync(process.execPath, ["infra/azure/escrow.ts", ...args], { encoding: "utf8" });
    expect(run("--help").stdout).toContain("--to <vault>");
    expect(run()).toMatchObject({ status: 1, stderr: expect.stringContaining("--to") as string });
    expect(run("--to", second)).toMatchObject({
      ...{ status: 0, stdout: "encryption-keys: copied\nhash-key: copied\n" },
    });
  });
});
