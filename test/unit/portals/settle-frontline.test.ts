import { expect, test } from "vitest";

import type { Deps } from "../../../shared/application/deps.ts";
import { settleFrontline } from "../../../shared/application/portals/settle-frontline.ts";
import { closeFrontline } from "../../../shared/domain/frontline.ts";
import type { FrontlineIncident } from "../../../shared/domain/frontline.ts";
import type { Settler } from "../../../shared/domain/incident-access.ts";
import { anIncident, noon } from "../../support/builders.ts";

/** One request, and how many other writers come first. */
function closing(others: number, settler: Settler = "AzurePortal") {
  const incident = anIncident();
  const { incidentId } = incident;
  let left = others;
  const accounts: Partial<Deps["accounts"]> = {
    readFrontline: async () => ({ value: { incident }, etag: `${left}` }),
    writeFrontline: async () => left-- === 0,
  };
  const deps = { accounts: accounts as Deps["accounts"] };
  const closure = { resolution: "Resolved", refundDecision: null } as const;
  const decide = (one: FrontlineIncident) => closeFrontline(one, closure, noon("2025-10-05"));
  return settleFrontline(deps, { accountKey: "a", incidentId, settler, decide });
}

test("a closing that another writer overtakes is decided again on what then stands", async () => {
  expect(await closing(2)).toMatchObject({ ok: true, value: { state: "Closed", deducted: false } });
});

test("a closing that others overtake for ever is a fault, and is not answered as done", async () => {
  await expect(closing(1_000)).rejects.toThrow(/others keep changing it/);
});

test.each([
  ["Operator", { ok: true }],
  ["ServicesHub", { ok: false, refusal: { code: "ROLE_NOT_ALLOWED", reason: "OTHER_PORTAL" } }],
  ["PowerPlatform", { ok: false, refusal: { code: "NOT_FOUND" } }],
] as const)("a frontline request of another portal, closed by %s", async (settler, expected) => {
  expect(await closing(0, settler)).toMatchObject(expected);
});
