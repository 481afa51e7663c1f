import { expect, test } from "vitest";

import { makeCheckEligibility } from "../../../shared/application/catalogue/check-eligibility.ts";
import { products } from "../../../shared/catalogue/products.ts";
import { defaultRules } from "../../../shared/domain/rules.ts";
import { cloud, noon, onPremises } from "../../support/builders.ts";

const check = makeCheckEligibility({
  catalogue: products,
  clock: { now: () => new Date(noon("2026-03-01")) },
  rules: defaultRules,
});

const about = async (kind: typeof cloud | typeof onPremises, product: string, version?: string) => {
  const answer = await check({ kind, product, version });
  return answer.ok ? answer.value : undefined;
};

test.each([
  ["SQL Server", "SQL Server 2022 CU12", "N-1"],
  ["SQL Server 2022 CU12", undefined, "N-1"],
  ["Windows Server", "2025 Datacenter", "N"],
  ["Microsoft Windows Server 2025", undefined, "N"],
  ["Windows 11", "Enterprise 25H2", "N"],
  ["Windows 11", "25H2", "N"],
  ["Dynamics 365 Customer Engagement", "9.1", "N"],
  ["Exchange Server Subscription Edition", undefined, "N"],
  ["SCCM", "Current Branch", "N"],
])("on-premises support covers %s, %s, which is %s", async (product, version, rank) => {
  expect(await about(onPremises, product, version)).toMatchObject({ eligible: true, rank });
});

test.each([
  ["SQL Server 2019 CU28", undefined, "older"],
  ["Microsoft Dynamics NAV", "NAV 2018", "N"],
])("on-premises support does not cover %s, %s, which is %s", async (product, version, rank) => {
  const view = await about(onPremises, product, version);
  expect(view).toMatchObject({ eligible: false, rank });
  expect(view).not.toHaveProperty("detail");
});

test.each([
  [onPremises, "SQL Server", "2027", "Known versions: 2025, 2022, 2019, 2017, 2016."],
  [onPremises, "SQL Server", undefined, "Known versions: 2025, 2022, 2019, 2017, 2016."],
  [onPremises, "SQL Server 2019", "2022", "Known versions: 2025, 2022, 2019, 2017, 2016."],
  [onPremises, "Windws Srver", "2025", "The nearest known names are: Windows Server."],
  [onPremises, "Windows 11", "23H2", "It can mean: Windows Enterprise and Education, "],
  [cloud, "Windows 11", undefined, "It can mean: Windows Enterprise and Education, "],
] as const)("%s for %s, %s: %s", async (kind, product, version, known) => {
  const view = await about(kind, product, version);
  expect(view).toMatchObject({ eligible: false });
  expect(view?.detail).toContain(known);
});

test.each([
  ["Entra", ""],
  ["Dynamics 365 Business Central", ""],
  ["Azure Virtal Machines", " The nearest known names are: Azure Virtual Machines"],
])("cloud support covers %s, for which a cloud portal vouches", async (product, nearest) => {
  const view = await about(cloud, product);
  expect(view).toMatchObject({ eligible: true });
  expect(view?.detail).toContain(
    `"${product}" is not in the catalogue. A cloud portal counts it as one of its products.${nearest}`,
  );
});

test.each(["Azure VM", "Dynamics 365 Sales"])(
  "cloud support covers %s, which is known",
  async (product) => {
    expect(await about(cloud, product)).toEqual({ eligible: true });
  },
);
