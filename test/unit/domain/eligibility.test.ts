import { describe, expect, test } from "vitest";

import { products } from "../../../shared/catalogue/products.ts";
import { eligibilityRefusal, rankOf } from "../../../shared/domain/eligibility.ts";
import { findVersion } from "../../../shared/domain/product-version.ts";
import type { OnPremisesProduct, ProductVersion } from "../../../shared/domain/product.ts";
import { defaultRules } from "../../../shared/domain/rules.ts";
import { cloud, onPremises } from "../../support/builders.ts";
import { lifecycleTable } from "../../support/lifecycle-table.ts";

const family = (id: string): OnPremisesProduct => {
  const found = products.find(id);
  if (found?.area !== "on-premises") throw new Error(id);
  return found;
};

const refusalOn = (on: string, product: string, version: string | null) =>
  eligibilityRefusal(
    { kind: onPremises, product, version, on },
    products.find(product),
    defaultRules,
  );

const judge = (on: string, product: string, version: string | null) =>
  refusalOn(on, product, version)?.reason ?? "yes";

const rank = (on: string, product: string, version: string) => {
  const found = findVersion(family(product), version);
  return found && rankOf(family(product), found, on);
};

describe("every row of the lifecycle table on 2026-11-22", () => {
  test.each(lifecycleTable)("%s %s is %s: %s", (product, version, position, reason) => {
    expect([rank("2026-11-22", product, version), judge("2026-11-22", product, version)]).toEqual([
      position,
      reason,
    ]);
  });

  test("matches the catalogue's versions exactly", () => {
    const known = products.products.flatMap((product) =>
      product.area === "on-premises"
        ? product.generations.flat().map(({ version }) => `${product.id} ${version}`)
        : [],
    );
    const listed = lifecycleTable.map(([product, version]) => `${product} ${version}`);
    expect(listed.toSorted()).toEqual(known.toSorted());
  });
});

const ended = "OUT_OF_MAINSTREAM_SUPPORT";
const older = "NOT_N_OR_N_MINUS_1";

describe("on the day and the day after", () => {
  test.each([
    ["WindowsServer", "2022", "2026-10-13", "yes", ended],
    ["OfficeLtsc", "LTSC 2021", "2026-10-13", "yes", ended],
    ["WindowsEnterpriseLtsc", "10 LTSC 2021", "2027-01-12", "yes", ended],
    ["WindowsIotEnterpriseLtsc", "10 LTSC 2021", "2027-01-12", "yes", ended],
    ["VisualStudio", "2022", "2027-01-12", "yes", ended],
    ["Dynamics365OnPremises", "9", "2027-01-12", "yes", ended],
    ["SystemCenter", "2022", "2027-04-13", "yes", ended],
    ["SqlServer", "2022", "2028-01-11", "yes", ended],
    ["AzureDevOpsServer", "2022", "2028-01-11", "yes", ended],
    ["BizTalkServer", "2020", "2028-04-11", "yes", ended],
    ["HostIntegrationServer", "2020", "2028-07-11", "yes", ended],
    ["WindowsServer", "2025", "2029-11-13", "yes", ended],
    ["WindowsEnterprise", "11 23H2", "2026-11-10", "yes", ended],
    ["WindowsPro", "11 24H2", "2026-10-13", "yes", ended],
    ["WindowsPro", "11 23H2", "2025-11-11", "yes", ended],
    ["WindowsPro", "10", "2025-10-14", "yes", ended],
    ["AzureDevOpsServer", "2020", "2025-10-14", "yes", ended],
    ["SqlServer", "2025", "2025-11-17", "NOT_RELEASED", "yes"],
    ["SqlServer", "2019", "2025-11-17", ended, older],
    ["ExchangeServer", "2019", "2025-06-30", "yes", ended],
    ["ExchangeServer", "SE", "2025-06-30", "NOT_RELEASED", "yes"],
    ["WindowsServer", "2025", "2024-10-31", "NOT_RELEASED", "yes"],
  ])("%s %s, %s: %s, then %s", (product, version, day, first, second) => {
    const next = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
    expect([judge(day, product, version), judge(next, product, version)]).toEqual([first, second]);
  });
});

describe("consequences of the lifecycle table", () => {
  test("being the previous version is not enough: mainstream support must last", () => {
    for (const [product, version] of [
      ["WindowsServer", "2022"],
      ["OfficeLtsc", "LTSC 2021"],
      ["ExchangeServer", "2019"],
      ["SharePointServer", "2019"],
    ] as const) {
      expect(rank("2026-11-22", product, version)).toBe("N-1");
      expect(judge("2026-11-22", product, version)).toBe(ended);
    }
  });

  test("mainstream support is looked up, not five years from release", () => {
    expect(judge("2027-11-17", "SqlServer", "2022")).toBe("yes");
    expect(judge("2026-08-19", "WindowsServer", "2022")).toBe("yes");
    expect(judge("2026-11-22", "BizTalkServer", "2020")).toBe("yes");
    expect(judge("2026-11-22", "Dynamics365OnPremises", "9")).toBe("yes");
  });

  test("changed dates have their latest value", () => {
    expect(judge("2029-10-10", "WindowsServer", "2025")).toBe("yes");
    expect(findVersion(family("SqlServer"), "2019")?.mainstreamEnd).toBe("2025-02-28");
  });

  test("full-width digits of a version count as plain ones", () => {
    expect(findVersion(family("SqlServer"), "２０１９")?.version).toBe("2019");
  });

  test("long-term releases of Windows are families of their own", () => {
    expect(rank("2026-11-22", "WindowsEnterpriseLtsc", "10 LTSC 2021")).toBe("N-1");
    expect(rank("2026-11-22", "WindowsIotEnterpriseLtsc", "10 LTSC 2021")).toBe("N-1");
    expect(judge("2026-11-22", "WindowsEnterpriseLtsc", "10 LTSC 2021")).toBe("yes");
  });

  test("a new version lowers the rank of the others from its release date on", () => {
    const server = family("WindowsServer");
    const next: ProductVersion = {
      version: "2028",
      aliases: [],
      policy: "Fixed",
      released: "2028-11-01",
      mainstreamEnd: "2033-11-01",
      retired: null,
    };
    const grown = { ...server, generations: [[next], ...server.generations] };
    const ranks = (on: string) => grown.generations.flat().map((each) => rankOf(grown, each, on));

    expect(ranks("2028-10-31")).toEqual(["not-released", "N", "N-1", "older", "older"]);
    expect(ranks("2028-11-01")).toEqual(["N", "N-1", "older", "older", "older"]);
  });
});

describe("the refreshed policy", () => {
  test("applies to requests from 1 July 2025 on", () => {
    expect(judge("2025-06-30", "WindowsServer", "2019")).toBe("yes");
    expect(judge("2025-07-01", "WindowsServer", "2019")).toBe(older);
    expect(judge("2025-07-15", "WindowsServer", "2019")).toBe(older);
  });

  test("a version that is not released or not known is refused on any day", () => {
    expect(judge("2024-10-31", "WindowsServer", "2025")).toBe("NOT_RELEASED");
    expect(judge("2025-06-30", "SystemCenter", "2025")).toBe("UNKNOWN_DATES");
    expect(judge("2025-06-30", "WindowsServer", "2003")).toBe("UNKNOWN_VERSION");
  });
});

describe("a question about a product", () => {
  test.each([
    ["no version", "WindowsServer", null, "UNKNOWN_VERSION"],
    ["an unknown version", "WindowsServer", "2023", "UNKNOWN_VERSION"],
    ["an unknown product", "Notepad", "2025", "UNKNOWN_PRODUCT"],
    ["the version in the product, too", "Windows Server 2025", "2025", "yes"],
    ["other spelling", "windows-server", " 2025 ", "yes"],
    ["a version in other case", "Office (Perpetual)", "ltsc 2024", "yes"],
  ])("with %s", (_what, product, version, expected) => {
    expect(judge("2026-11-22", product, version)).toBe(expected);
  });

  test("of the wrong kind is refused before its version is looked at", () => {
    const ask = (kind: typeof cloud | typeof onPremises, product: string) =>
      eligibilityRefusal(
        { kind, product, version: "nonsense", on: "2026-11-22" },
        products.find(product),
        defaultRules,
      )?.code;

    expect(ask(cloud, "WindowsServer")).toBe("PLAN_NOT_VALID_FOR_PRODUCT");
    expect(ask(onPremises, "AzureVirtualMachines")).toBe("PLAN_NOT_VALID_FOR_PRODUCT");
    expect(ask(cloud, "Notepad")).toBe("PLAN_NOT_VALID_FOR_PRODUCT");
    expect(ask(cloud, "ExchangeOnline")).toBe("PORTAL_DOES_NOT_ACCEPT_IDS");
    expect(ask(cloud, "AzureVirtualMachines")).toBeUndefined();
    expect(ask(onPremises, "WindowsServer")).toBe("PRODUCT_VERSION_NOT_SUPPORTED");
  });

  test("refused for its version gets the portal's message and a remedy", () => {
    const refusal = refusalOn("2026-11-22", "WindowsServer", "2019");
    expect(refusal).toMatchObject({
      code: "PRODUCT_VERSION_NOT_SUPPORTED",
      remedy: "USE_PAID_SUPPORT",
    });
    expect(refusal?.detail).toMatch(/^The support plan can't be used for the specified product\./);
  });
});
