import { describe, expect, test } from "vitest";

import { failActivation, requestActivation } from "../../../shared/domain/activation.ts";
import { cancel } from "../../../shared/domain/cancellation.ts";
import { unchanged } from "../../../shared/domain/change.ts";
import type { Contract } from "../../../shared/domain/contract.ts";
import { consume, consumeRefusal, unknownPlan } from "../../../shared/domain/incident.ts";
import { maySee, settlerRefusal } from "../../../shared/domain/incident-access.ts";
import type { ConsumeContext, IncidentRequest } from "../../../shared/domain/incident.ts";
import { remedyOfUsedUp } from "../../../shared/domain/none-remaining.ts";
import {
  aCause,
  aConsume,
  aContract,
  aCustomer,
  aLink,
  aRenewal,
  anOnPremisesRequest,
  aRequest,
  cloud,
  fabrikamTenant,
  valueOf,
  noon,
  contractOn,
  onPremises,
  refusalOf,
} from "../../support/builders.ts";

/** One guard: how a request fails it, and the answer it then gets. */
interface Guard {
  readonly name: string;
  readonly code: string;
  readonly contract?: (before: Contract) => Contract;
  readonly request?: Partial<IncidentRequest>;
  readonly context?: Partial<ConsumeContext>;
}

const notActive = (before: Contract): Contract => ({
  ...before,
  lines: before.lines.map((line) => ({ ...line, activation: { state: "NotActivated" } })),
});
const noneLeft = (before: Contract): Contract => ({
  ...before,
  lines: before.lines.map((line) => ({ ...line, used: line.granted ?? 0 })),
});

/** As an operator's adjustments can leave it. */
const withoutIncidents = (before: Contract): Contract => ({
  ...before,
  lines: before.lines.map((line) => ({ ...line, granted: 0, used: 0 })),
});

// In the order of docs/rules.md (Consume). Guards 1 to 3 are checked before: portal, key and channel.
const cloudGuards: readonly Guard[] = [
  { name: "4 linked", code: "PLAN_NOT_LINKED", context: { link: null } },
  { name: "5 not expired", code: "PLAN_EXPIRED", context: { today: "2026-10-02" } },
  { name: "6 line Active", code: "BENEFIT_NOT_ACTIVATED", contract: notActive },
  { name: "7 fits", code: "PLAN_NOT_VALID_FOR_PRODUCT", context: { portal: "PowerPlatform" } },
  {
    name: "9 customer",
    code: "CSP_ROLE_NOT_ALLOWED",
    request: { resourceTenantId: fabrikamTenant, customer: aCustomer() },
  },
  { name: "10 remaining", code: "NO_INCIDENTS_REMAINING", contract: noneLeft },
];

// Services Hub sees no tenants: instead of the customer's there is the version's guard.
const onPremisesGuards: readonly Guard[] = [
  ...cloudGuards.slice(0, 3),
  { name: "7 fits", code: "PLAN_NOT_VALID_FOR_PRODUCT", context: { portal: "AzurePortal" } },
  { name: "8 version", code: "PRODUCT_VERSION_NOT_SUPPORTED", request: { version: "2019" } },
  { name: "10 remaining", code: "NO_INCIDENTS_REMAINING", contract: noneLeft },
];

function failing(guards: readonly Guard[], base: IncidentRequest): string | undefined {
  const request = Object.assign({}, base, ...guards.map((guard) => guard.request)) as typeof base;
  const more = Object.assign(
    {},
    ...guards.map((guard) => guard.context),
  ) as Partial<ConsumeContext>;
  const contract = guards.reduce(
    (before, guard) => guard.contract?.(before) ?? before,
    aContract(),
  );
  return consumeRefusal(contract, request, aConsume(request, more))?.code;
}

describe.each([
  ["cloud", cloudGuards, aRequest()],
  ["on-premises", onPremisesGuards, anOnPremisesRequest()],
] as const)("the guards of a consume, %s", (_kind, guards, base) => {
  test("a request that fails none is accepted", () => {
    expect(failing([], base)).toBeUndefined();
  });

  test.each(guards)("$name: alone it is the answer", (guard) => {
    expect(failing([guard], base)).toBe(guard.code);
  });

  test.each(guards.map((guard, index) => [guard.name, index] as const))(
    "%s: it is the answer although every later guard fails as well",
    (_name, index) => {
      expect(failing(guards.slice(index), base)).toBe(guards[index]?.code);
    },
  );
});

describe("a consume", () => {
  const ask = (contract: Contract, request = aRequest(), more: Partial<ConsumeContext> = {}) =>
    consume(unchanged(contract), request, aConsume(request, more));

  test("deducts one, from the term as it stands, with the incident in the ledger", () => {
    const { change, incident } = valueOf(ask(aContract()));
    expect(change.contract.lines).toMatchObject([{ used: 1 }, { used: 0 }]);
    expect(change.entries).toMatchObject([
      { type: "Deduct", delta: -1, remainingAfter: 49, incidentId: "incident-1", term: 1 },
    ]);
    expect(incident).toMatchObject({ state: "Open", term: 1, refund: "NotEligible" });
  });

  test("takes the last one, and the next is refused with the count at zero", () => {
    const last = valueOf(ask(aContract({ offerType: "CORE", used: { [cloud]: 1 } }))).change
      .contract;
    expect(last.lines[0]).toMatchObject({ granted: 2, used: 2 });
    expect(refusalOf(ask(last)).code).toBe("NO_INCIDENTS_REMAINING");
  });

  test.each<[string, Contract, string, string | null]>([
    ["before the anniversary", aContract({ used: { [cloud]: 50 } }), "2025-10-01", "WAIT"],
    ["in the window", aContract({ used: { [cloud]: 50 } }), "2026-09-10", "RENEW_OFFER"],
    [
      "in the window, renewed from a later day on",
      { ...aContract({ used: { [cloud]: 50 } }), renewal: aRenewal("2026-09-20") },
      "2026-09-10",
      "WAIT",
    ],
    [
      "in the last term of a retired offer",
      withoutIncidents(aContract({ offerType: "LEGACY_GOLD", purchasedOn: "2025-01-10" })),
      "2025-10-01",
      null,
    ],
  ])(
    "of a plan that is used up has a remedy that can be followed, %s",
    (_when, contract, today, lastRemedy) => {
      const refusal = refusalOf(ask(contract, aRequest(), { today }));
      expect(refusal).toMatchObject({ code: "NO_INCIDENTS_REMAINING", remedy: lastRemedy });
      const none = { alternatives: [], offerSuggestions: [], payPerIncident: null };
      const paid = { available: true, reason: null };
      const remedies = [
        { ...none, alternatives: [{}], offerSuggestions: ["CORE"] as const },
        { ...none, offerSuggestions: ["CORE"] as const, payPerIncident: paid },
        { ...none, payPerIncident: paid },
        { ...none, payPerIncident: { available: false, reason: "ENTRA_ACCOUNT" } as const },
      ].map((ways) => remedyOfUsedUp(refusal, ways));
      expect(remedies).toEqual(["USE_OTHER_PLAN", "BUY_NEW_PLAN", "USE_PAID_SUPPORT", lastRemedy]);
    },
  );

  test("of a plan without incidents does not say that somebody has used them", () => {
    const { detail } = refusalOf(ask(withoutIncidents(aContract())));
    expect(detail).toMatch(/^The plan has no incidents in this term\. The count resets/);
  });

  test("of an unlimited plan is accepted however many were used", () => {
    const contract = aContract({ purchasedOn: "2024-08-01", used: { [cloud]: 120 } });
    const { change } = valueOf(ask(contract, aRequest(), { today: "2025-07-15" }));
    expect(change.contract.lines[0]?.used).toBe(121);
    expect(change.entries[0]).toMatchObject({ delta: -1, remainingAfter: null });
  });

  test("is accepted on the last day and refused on the next", () => {
    const contract = aContract({ used: { [cloud]: 40 } });
    const tomorrow = contractOn(contract, "2026-10-02");
    expect(ask(contract, aRequest(), { today: "2026-10-01" }).ok).toBe(true);
    expect(refusalOf(ask(tomorrow, aRequest(), { today: "2026-10-02" }))).toMatchObject({
      code: "PLAN_EXPIRED",
      reason: "EXPIRED",
      remedy: "BUY_NEW_PLAN",
    });
  });

  test("of a cancelled offer is refused with that reason", () => {
    const { contract } = valueOf(cancel(aContract(), "2025-09-10", aCause()));
    expect(refusalOf(ask(contract))).toMatchObject({ code: "PLAN_EXPIRED", reason: "CANCELLED" });
  });

  test.each([
    ["a kind that CORE lacks", aContract({ offerType: "CORE" }), anOnPremisesRequest(), null],
    [
      "cloud on an Action Pack",
      aContract({ offerType: "ACTION_PACK", purchasedOn: "2024-12-01" }),
      aRequest(),
      "BUY_CLOUD_PLAN",
    ],
  ])("of %s is refused: not included", (_what, contract, request, remedy) => {
    expect(refusalOf(ask(contract, request))).toMatchObject({
      code: "BENEFIT_NOT_INCLUDED",
      remedy,
    });
  });

  test("of an Action Pack's own kind in Azure is refused, and cloud support is what to buy", () => {
    const pack = aContract({ offerType: "ACTION_PACK", purchasedOn: "2024-12-01" });
    const request = aRequest({ kind: onPremises });
    expect(
      refusalOf(ask(pack, request, { portal: "AzurePortal", today: "2025-03-01" })),
    ).toMatchObject({
      code: "PLAN_NOT_VALID_FOR_PRODUCT",
      reason: "NOT_VALID_FOR_PORTAL",
      remedy: "BUY_CLOUD_PLAN",
    });
    expect(refusalOf(ask(aContract(), request, { portal: "AzurePortal" }))).not.toHaveProperty(
      "remedy",
    );
  });

  test("of one line does not need the other to be active, and does not use it", () => {
    const contract = aContract({ active: [onPremises] });
    expect(refusalOf(ask(contract)).code).toBe("BENEFIT_NOT_ACTIVATED");
    expect(valueOf(ask(contract, anOnPremisesRequest())).change.contract.lines).toMatchObject([
      { used: 0 },
      { used: 1 },
    ]);
  });

  test("of a line with a running or failed activation is refused as not activated (F21)", () => {
    const asked = { kind: cloud, requestedAt: noon("2025-09-02"), distributionId: null } as const;
    const before = aContract({ active: [onPremises] });
    const activating = valueOf(requestActivation(before, asked, "2025-09-02"));
    const failed = failActivation(activating, cloud, noon("2025-09-02"));

    for (const contract of [activating, failed]) {
      expect(refusalOf(ask(contract))).toMatchObject({
        code: "BENEFIT_NOT_ACTIVATED",
        remedy: "ACTIVATE_BENEFIT",
      });
    }
    const states = [activating, failed].map(({ lines: [line] }) => line?.activation.state);
    expect(states).toEqual(["Activating", "ActivationFailed"]);
  });

  test("through a replaced link gives that reason; without a link it is like an unknown plan", () => {
    const replaced = { ...aContract(), credentialVersion: 1 };
    expect(refusalOf(ask(replaced, aRequest(), { link: aLink() }))).toMatchObject({
      code: "PLAN_NOT_LINKED",
      reason: "REPLACED",
    });
    expect(refusalOf(ask(aContract(), aRequest(), { link: null }))).toEqual(unknownPlan());
  });

  test("of on-premises incidents is open to any account with the IDs, whatever the tenant", () => {
    const request = anOnPremisesRequest({
      account: { id: "m1", type: "Msa" },
      resourceTenantId: fabrikamTenant,
      customer: aCustomer({ gdapActive: false }),
    });
    expect(ask(aContract(), request).ok).toBe(true);
  });
});

test("an account's incidents are seen in their own portal, and all of them in Services Hub", () => {
  expect(maySee("AzurePortal", "AzurePortal")).toBe(true);
  expect(maySee("AzurePortal", "PowerPlatform")).toBe(false);
  expect(maySee("ServicesHub", "PowerPlatform")).toBe(true);
  expect(maySee("PowerPlatform", "ServicesHub")).toBe(false);
});

test.each([
  ["AzurePortal", undefined],
  ["Operator", undefined],
  ["ServicesHub", { code: "ROLE_NOT_ALLOWED", reason: "OTHER_PORTAL" }],
  ["PowerPlatform", { code: "NOT_FOUND" }],
] as const)("an incident of Azure, settled by %s, gets %o", (settler, expected) => {
  const refusal = settlerRefusal(settler, "AzurePortal");
  expect(refusal && { code: refusal.code, reason: refusal.reason }).toEqual(
    expected && { reason: undefined, ...expected },
  );
});
