import { describe, expect, test } from "vitest";

import { products } from "../../../shared/catalogue/products.ts";
import { productIn } from "../../../shared/domain/portal-fit.ts";
import { onPremisesAsked } from "../../../shared/domain/product-asked.ts";
import { versionAsked } from "../../../shared/domain/product-version.ts";
import type { Product } from "../../../shared/domain/product.ts";
import { defaultRules } from "../../../shared/domain/rules.ts";

const judging = { catalogue: products, rules: defaultRules };
const on = "2026-11-22";

/** The product and version that a request means, as `SqlServer 2022`. */
const described = (found: Product | undefined, product: string, version: string | null): string => {
  if (!found) return "nothing";
  if (found.area === "cloud") return found.id;
  return `${found.id} ${versionAsked(found, { product, version })?.version ?? "unknown"}`;
};
const meant = (product: string, version: string | null): string =>
  described(products.find(product, version), product, version);

const spellings: readonly (readonly [product: string, version: string | null, means: string])[] = [
  ["SQL Server", "SQL Server 2022 CU12", "SqlServer 2022"],
  ["SQL Server 2022 CU12", null, "SqlServer 2022"],
  ["SQL Server 2022", "CU12", "SqlServer 2022"],
  ["SQL Server 2022", "2022 CU 12", "SqlServer 2022"],
  ["Microsoft SQL Server", "2022 Standard", "SqlServer 2022"],
  ["SQL Server", "Microsoft SQL Server 2019 Enterprise Edition SP1 (KB5001234)", "SqlServer 2019"],
  ["SQL Server", "SQL Server 2019 CU28", "SqlServer 2019"],
  ["SQL Server", "2019 Cumulative Update 28", "SqlServer 2019"],
  ["SQL Server", "2022CU12", "SqlServer 2022"],
  ["SQL Server", "2022 (16.0.4120.1)", "SqlServer 2022"],
  ["SQL Server", "2022 RTM-CU12-GDR (KB5036343) - 16.0.4120.1 (X64)", "SqlServer 2022"],
  ["SQL Server", "ＳＱＬ Server ２０２２", "SqlServer 2022"],
  ["SQL Server 2022 Standard on Linux", null, "SqlServer 2022"],
  ["SQL 2022", null, "SqlServer 2022"],
  ["MSSQL", "2019", "SqlServer 2019"],
  ["MS SQL Server", "2019 Developer", "SqlServer 2019"],
  ["SQLServer2022", null, "SqlServer 2022"],
  ["SQL Server", "2016 SP3", "SqlServer 2016"],
  ["SQL Server 2022 엔터프라이즈", null, "SqlServer 2022"],
  ["Windows Server", "2025 Datacenter", "WindowsServer 2025"],
  ["Windows Server 2025", null, "WindowsServer 2025"],
  ["Windows Server 2025 Datacenter: Azure Edition", null, "WindowsServer 2025"],
  ["WindowsServer2025Datacenter", null, "WindowsServer 2025"],
  ["Windows", "Server 2025", "WindowsServer 2025"],
  ["Windows Server", "2022 Standard (OS Build 20348.2227)", "WindowsServer 2022"],
  ["Exchange Server", "Subscription Edition", "ExchangeServer SE"],
  ["Exchange Server SE RTM", null, "ExchangeServer SE"],
  ["Exchange", "2019 CU15", "ExchangeServer 2019"],
  ["Exchange Server 2019", "CU14 Nov24SU", "ExchangeServer 2019"],
  ["SharePoint Server Subscription Edition", "Version 25H1", "SharePointServer SE"],
  ["SharePoint 2019", null, "SharePointServer 2019"],
  ["Skype for Business Server 2019 CU7", null, "SkypeForBusinessServer 2019"],
  ["WindowsEnterprise", "25H2", "WindowsEnterprise 11 25H2"],
  ["Windows 11 Enterprise", "Windows 11 Enterprise, version 25H2", "WindowsEnterprise 11 25H2"],
  ["Windows 11 Enterprise 24H2", null, "WindowsEnterprise 11 24H2"],
  ["Windows 11", "Enterprise 25H2", "WindowsEnterprise 11 25H2"],
  ["Windows 10 Education", "22H2", "WindowsEnterprise 10"],
  ["Windows 11 Pro", "24H2 (26100.4349)", "WindowsPro 11 24H2"],
  [
    "Windows Enterprise LTSC",
    "Windows 10 Enterprise LTSC 2021",
    "WindowsEnterpriseLtsc 10 LTSC 2021",
  ],
  ["Windows 10 Enterprise LTSC 2021", null, "WindowsEnterpriseLtsc 10 LTSC 2021"],
  ["Windows 10 Enterprise 2016 LTSB", null, "WindowsEnterpriseLtsc 10 LTSB 2016"],
  ["Windows 11 IoT Enterprise LTSC 2024", null, "WindowsIotEnterpriseLtsc 11 LTSC 2024"],
  ["Office LTSC", "2024", "OfficeLtsc LTSC 2024"],
  ["Office LTSC Professional Plus 2021", null, "OfficeLtsc LTSC 2021"],
  ["Microsoft Office", "2019 Home & Business (64-bit)", "OfficeLtsc 2019"],
  ["System Center 2022 Operations Manager UR2", null, "SystemCenter 2022"],
  ["SCVMM", "2019", "SystemCenter 2019"],
  ["Visual Studio Enterprise 2022", "17.8.3", "VisualStudio 2022"],
  ["Visual Studio 2022 version 17.12", null, "VisualStudio 2022"],
  ["Azure DevOps Server 2022.2", null, "AzureDevOpsServer 2022"],
  ["Azure DevOps Server", "2020 Update 1.2", "AzureDevOpsServer 2020"],
  ["BizTalk Server 2020 CU6", null, "BizTalkServer 2020"],
  ["Dynamics 365 Customer Engagement (on-premises)", "v9.1", "Dynamics365OnPremises 9"],
  ["Dynamics 365 on-prem", "9.1", "Dynamics365OnPremises 9"],
  ["Dynamics CRM 2016", null, "Dynamics365OnPremises CRM 2016"],
  [
    "Dynamics 365 for Finance and Operations (on-premises)",
    "current",
    "Dynamics365FinanceOperationsOnPremises current",
  ],
  ["Identity Manager 2016 SP2", null, "IdentityManager 2016"],
  ["SCCM", "Current Branch", "ConfigurationManager current branch"],
  [
    "Microsoft Endpoint Configuration Manager (current branch)",
    null,
    "ConfigurationManager current branch",
  ],
  ["Business Central on-premises", "current", "Dynamics365BusinessCentralOnPremises current"],
  ["Microsoft Dynamics NAV", "Dynamics NAV 2018", "DynamicsNav 2018"],
  ["Dynamics GP 2018", null, "DynamicsGp 2018"],
  ["Dynamics SL", "2018", "DynamicsSl 2018"],
  ["Microsoft 365 E5", null, "Microsoft365"],
  ["Teams", null, "MicrosoftTeams"],
  ["Dynamics 365 Sales Enterprise", null, "Dynamics365Sales"],
];

test.each(spellings)("%s, %s means %s", (product, version, means) => {
  expect(meant(product, version)).toBe(means);
});

describe("what people write", () => {
  test.each([
    ["SQL Server", "2027"],
    ["SQL Server", "Windows Server 2022"],
    ["SQL Server", "Standard"],
    ["SQL Server", ""],
    ["SQL Server 2019", "2022"],
    ["Windows Server", "2012 R2"],
    ["Windows Server 2019 R2", null],
    ["Windows Enterprise and Education", "11"],
    ["Windows 10 Pro", "25H2"],
    ["Configuration Manager", "2403"],
    ["Office", "365 2019"],
  ])("does not name a known version if it is %s, %s", (product, version) => {
    expect(meant(product, version)).toMatch(/ unknown$/);
  });

  test.each([
    "Dynamics 365",
    "Dynamics 365 Business Central",
    "Windows 365 Enterprise",
    "Azure SQL Server",
    "SQL Server on Azure Virtual Machines",
    "Azure DevOps",
    "Visual Studio Code",
    "Microsoft",
    "2022",
    "윈도우",
    "!!!",
    "",
  ])("does not name a known product if it is %j", (name) => {
    expect(products.named(name)).toEqual([]);
  });

  test("can mean several products, and then names none", () => {
    expect(products.find("Windows 11")).toBeUndefined();
    expect(products.named("Windows 11, version 25H2").map(({ id }) => id)).toEqual([
      "WindowsEnterprise",
      "WindowsPro",
    ]);
  });
});

describe("a request for on-premises support", () => {
  test.each([
    ["Windows 11", "25H2", "WindowsEnterprise 11 25H2"],
    ["Windows", "Windows 11 Enterprise 25H2", "WindowsEnterprise 11 25H2"],
    ["Windows", "Windows 11 Pro 25H2", "WindowsPro 11 25H2"],
    ["Windows", "11 25H2", "WindowsEnterprise 11 25H2"],
    ["Windows 11 25H2", null, "WindowsEnterprise 11 25H2"],
    ["Windows 10", "LTSC 2021", "WindowsEnterpriseLtsc 10 LTSC 2021"],
    ["Windows 10 LTSC", "2019", "WindowsEnterpriseLtsc 10 LTSC 2019"],
    ["SQL Server", "SQL Server SQL 2022", "SqlServer 2022"],
    ["Dynamics 365 Business Central", "current", "Dynamics365BusinessCentralOnPremises current"],
    ["Business Central", "current", "Dynamics365BusinessCentralOnPremises current"],
    ["Dynamics 365 Customer Engagement", "9.1", "Dynamics365OnPremises 9"],
    ["Microsoft Dynamics 365 Customer Engagement 9.1", null, "Dynamics365OnPremises 9"],
    [
      "Dynamics 365 Finance and Operations",
      "current",
      "Dynamics365FinanceOperationsOnPremises current",
    ],
    ["Dynamics 365 Sales", "9.1", "Dynamics365Sales"],
    ["Microsoft Entra ID", null, "nothing"],
    ["Azure DevOps", "2022", "nothing"],
    ["Windows", null, "nothing"],
    ["Windows 11", null, "nothing"],
    ["Windows 11", "24H2", "nothing"],
    ["Windows 10", "22H2", "WindowsEnterprise 10"],
  ])("for %s, %s means %s", (product, version, means) => {
    const found = onPremisesAsked({ product, version, on }, judging);
    expect(described(found, product, version)).toBe(means);
  });

  test("for Windows 11 24H2 means it as long as all products of that name are in support", () => {
    const idOn = (day: string) =>
      onPremisesAsked({ product: "Windows 11", version: "24H2", on: day }, judging)?.id;
    expect([idOn("2026-10-13"), idOn("2026-10-14")]).toEqual(["WindowsEnterprise", undefined]);
  });
});

describe("a cloud portal does not vouch for a known product", () => {
  test.each(spellings)("written as %s, %s", (product, version, means) => {
    const found = productIn("AzurePortal", { product, version, on }, judging);
    expect(found?.id).toBe(means.split(" ")[0]);
  });

  test.each(["Windows 11", "Windows 10 22H2"])("nor for %s, which can mean several", (product) => {
    expect(productIn("AzurePortal", { product, version: null, on }, judging)).toBeUndefined();
  });
});
