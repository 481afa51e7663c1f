import { describe, expect, test } from "vitest";

import { products } from "../../../shared/catalogue/products.ts";
import { acceptsLinks, portalRefusal, productIn } from "../../../shared/domain/portal-fit.ts";
import { defaultRules } from "../../../shared/domain/rules.ts";
import { benefitKinds, portals } from "../../../shared/domain/vocabulary.ts";

/** One product of each area and portal. */
const families = {
  azure: "AzureVirtualMachines",
  dynamics: "Dynamics365Sales",
  finance: "Dynamics365Finance",
  m365: "ExchangeOnline",
  onPrem: "WindowsServer",
  unknown: "Notepad",
} as const;
type Family = keyof typeof families;

const ok = "ok";
const product = "PLAN_NOT_VALID_FOR_PRODUCT";
const portal = "PLAN_NOT_VALID_FOR_PRODUCT NOT_VALID_FOR_PORTAL";
const noIds = "PORTAL_DOES_NOT_ACCEPT_IDS";
const to = (target: string) => `REDIRECT_TO_PORTAL ${target}`;

const everyFamily = (answer: string) =>
  Object.fromEntries(Object.keys(families).map((family) => [family, answer])) as Record<
    Family,
    string
  >;

const hub = {
  azure: to("AzurePortal"),
  dynamics: to("PowerPlatform"),
  finance: to("FinanceOperations"),
  m365: to("Microsoft365"),
};
const cloudPortal = (own: Family) => ({
  ...everyFamily(portal),
  m365: noIds,
  onPrem: product,
  unknown: product,
  [own]: ok,
});

/** The portals' rules (docs/rules.md, Portals): portal × kind × product. Guard 8 refuses an unknown product. */
const matrix: Record<string, Record<Family, string>> = {
  "PartnerCenter PartnerCloudSupport": everyFamily(portal),
  "PartnerCenter PartnerOnPremisesSupport": everyFamily(portal),
  "AzurePortal PartnerCloudSupport": cloudPortal("azure"),
  "AzurePortal PartnerOnPremisesSupport": everyFamily(portal),
  "PowerPlatform PartnerCloudSupport": cloudPortal("dynamics"),
  "PowerPlatform PartnerOnPremisesSupport": everyFamily(portal),
  "FinanceOperations PartnerCloudSupport": cloudPortal("finance"),
  "FinanceOperations PartnerOnPremisesSupport": everyFamily(portal),
  "ServicesHub PartnerCloudSupport": { ...hub, onPrem: product, unknown: product },
  "ServicesHub PartnerOnPremisesSupport": { ...hub, onPrem: ok, unknown: ok },
  "Microsoft365 PartnerCloudSupport": everyFamily(noIds),
  "Microsoft365 PartnerOnPremisesSupport": everyFamily(noIds),
};

const cells = portals.flatMap((where) =>
  benefitKinds.flatMap((kind) =>
    (Object.keys(families) as Family[]).map(
      (family) => [where, kind, families[family], matrix[`${where} ${kind}`]?.[family]] as const,
    ),
  ),
);

describe("portal, kind and product", () => {
  test.each(cells)("%s, %s, %s: %s", (where, kind, name, expected) => {
    const refusal = portalRefusal(where, kind, name, products.find(name));
    const said = refusal
      ? [refusal.code, refusal.reason ?? refusal.redirectTo].filter(Boolean).join(" ")
      : ok;
    expect(said).toBe(expected);
  });

  test("a product that another cloud portal handles is refused with that portal", () => {
    const sales = products.find("Dynamics365Sales");
    expect(portalRefusal("AzurePortal", "PartnerCloudSupport", "x", sales)).toMatchObject({
      redirectTo: "PowerPlatform",
      remedy: "USE_OTHER_PORTAL",
    });
  });

  test("a redirect names the portal to use", () => {
    const vm = products.find("AzureVirtualMachines");
    expect(portalRefusal("ServicesHub", "PartnerOnPremisesSupport", "x", vm)).toMatchObject({
      redirectTo: "AzurePortal",
      remedy: "USE_OTHER_PORTAL",
    });
  });
});

const judging = { catalogue: products, rules: defaultRules };
const named = (product: string, version: string | null = null, on = "2026-03-01") => ({
  ...{ on, product, version },
});

describe("a product that the catalogue does not know", () => {
  test.each(["AzurePortal", "PowerPlatform", "FinanceOperations"] as const)(
    "counts as a cloud product of %s, which vouches for it",
    (portal) => {
      const found = productIn(portal, named("Microsoft Entra ID"), judging);
      expect(found).toMatchObject({ area: "cloud", portal });
      expect(portalRefusal(portal, "PartnerCloudSupport", "x", found)).toBeUndefined();
    },
  );

  test.each(["ServicesHub", "PartnerCenter", "Microsoft365"] as const)(
    "stays unknown in %s",
    (portal) => {
      expect(productIn(portal, named("Microsoft Entra ID"), judging)).toBeUndefined();
    },
  );

  test("does not change where a known one belongs", () => {
    for (const name of [
      "Dynamics 365 Sales",
      "Windows Server",
      "Exchange Online",
      "Microsoft 365",
    ]) {
      expect(productIn("AzurePortal", named(name), judging)).toBe(products.find(name));
      expect(products.find(name)).toBeDefined();
    }
  });
});

test("IDs are entered in four portals, and neither in Partner Center nor for Microsoft 365", () => {
  expect(portals.filter(acceptsLinks)).toEqual([
    "AzurePortal",
    "PowerPlatform",
    "FinanceOperations",
    "ServicesHub",
  ]);
});
