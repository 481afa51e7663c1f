import { readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";

import { consultationNames, findConsultation } from "../../../shared/catalogue/consultations.ts";
import { parseProducts, products, staleness } from "../../../shared/catalogue/products.ts";

interface Data {
  asOf: unknown;
  sources: Record<string, unknown>;
  cloud: Record<string, unknown>[];
  onPremises: (Record<string, unknown> & { versions: Record<string, unknown>[] })[];
}

const file = new URL("../../../shared/catalogue/products.json", import.meta.url);

/** The real data with one thing changed: the first family is Windows Server, its second version 2022. */
function dataWith(change: (data: Data) => void): Data {
  const data = JSON.parse(readFileSync(file, "utf8")) as Data;
  change(data);
  return data;
}

const familyOf = (data: Data, id: string) => {
  const found = data.onPremises.find((family) => family["id"] === id);
  if (!found) throw new Error(id);
  return found;
};

const windowsServer = (change: (versions: Record<string, unknown>[]) => void) => (data: Data) => {
  change(familyOf(data, "WindowsServer").versions);
};

const second = (fields: Record<string, unknown>) =>
  windowsServer((versions) => {
    Object.assign(versions[1] ?? {}, fields);
  });

const windowsPro = (generations: string[][]) => (data: Data) => {
  familyOf(data, "WindowsPro")["generations"] = generations;
};

const pro11 = ["11 26H1", "11 25H2", "11 24H2", "11 23H2"];
const row2022 = 'Windows Server (WindowsServer): version "2022"';
const path2022 = 'onPremises[0] "WindowsServer" versions[1] "2022"';

const badData: readonly (readonly [what: string, change: (data: Data) => void, named: string])[] = [
  ["an as-of date that is none", (d) => (d.asOf = "2026-11-31"), "asOf: is not a date"],
  [
    "a date that is not in the calendar",
    second({ released: "2021-02-29" }),
    `${path2022} released`,
  ],
  ["a date with a time", second({ retired: "2021-02-28T00:00:00Z" }), `${path2022} retired`],
  ["an unknown policy", second({ policy: "fixed" }), `${path2022} policy`],
  [
    "a missing field",
    second({ mainstreamEnd: undefined }),
    `${path2022} mainstreamEnd: is missing`,
  ],
  [
    "an unknown field",
    second({ mainstreamend: null }),
    `${path2022}: has the unknown field "mainstreamend"`,
  ],
  ["no product of a kind", (d) => d.cloud.splice(0), "cloud: has no product"],
  ["a missing source", second({ source: "" }), `${path2022} source`],
  [
    "a source that nobody knows",
    second({ source: "R99" }),
    `${row2022} has an unknown source, R99`,
  ],
  [
    "mainstream end before release",
    second({ mainstreamEnd: "2021-08-17" }),
    `${row2022} mainstream`,
  ],
  ["retirement before release", second({ retired: "2021-08-17" }), `${row2022} retired`],
  ["retirement before mainstream end", second({ retired: "2026-10-12" }), `${row2022} retired`],
  ["a mainstream end under Modern", second({ policy: "Modern" }), `${row2022} has a mainstreamEnd`],
  ["a version listed twice", second({ version: "2025 " }), path2022.replace("2022", "2025 ")],
  [
    "a version that reads as another",
    second({ version: "2-0-1-9" }),
    'version "2019" is listed twice',
  ],
  ["versions oldest first", windowsServer((v) => v.reverse()), "not newest first"],
  [
    "no version at all",
    windowsServer((v) => v.splice(0)),
    'onPremises[0] "WindowsServer" versions',
  ],
  [
    "a generation of an unknown version",
    windowsPro([pro11, ["10", "12"]]),
    'name "12", no version',
  ],
  ["generations without a version", windowsPro([pro11]), 'leave out version "10"'],
  ["a version in two generations", windowsPro([pro11, ["10"], ["10"]]), 'version "10" twice'],
  ["generations oldest first", windowsPro([["10"], pro11]), "are not in the order"],
  ["an unknown portal", (d) => ((d.cloud[0] ?? {})["portal"] = "Azure"), 'cloud[0] "AzureVirtual'],
  [
    "a portal without cloud requests",
    (d) => ((d.cloud[0] ?? {})["portal"] = "ServicesHub"),
    'cloud[0] "AzureVirtualMachines" portal',
  ],
  [
    "an alias of a version that is another version",
    second({ aliases: ["2019"] }),
    'version "2019" is listed twice',
  ],
  [
    "an alias that is another product's name",
    (d) => (familyOf(d, "SqlServer")["aliases"] = ["exchange server"]),
    'SQL Server (SqlServer): "exchange server" also names another product',
  ],
  [
    "an alias of a cloud product that an on-premises product has, too",
    (d) => ((d.cloud[0] ?? {})["aliases"] = ["BizTalk"]),
    '"BizTalk" also names another product',
  ],
  ["a name of punctuation", (d) => ((d.cloud[0] ?? {})["name"] = "--"), "neither a letter nor"],
  [
    "an id used twice",
    (d) => ((d.cloud[1] ?? {})["id"] = "Azure-Virtual Machines"),
    '"Azure Virtual Machines" also names another product',
  ],
  [
    "a name that is another's id",
    (d) => ((d.cloud[1] ?? {})["name"] = "SQL server"),
    '"SQL server" also names another product',
  ],
];

describe("the product catalogue", () => {
  test.each(badData)("is refused, and the error names the row: %s", (_what, change, named) => {
    expect(() => parseProducts(dataWith(change))).toThrow(named);
  });

  test("is refused, and the error names every bad row", () => {
    const data = dataWith((d) => {
      second({ mainstreamEnd: "2021-08-17" })(d);
      windowsPro([pro11])(d);
    });

    expect(() => parseProducts(data)).toThrow(/"2022"[^]*leave out version "10"/);
  });

  test("is accepted as it is, with both areas and every family's versions newest first", () => {
    expect(parseProducts(dataWith(() => undefined)).products).toEqual(products.products);
    expect(products.products.filter(({ area }) => area === "cloud")).toHaveLength(18);
    expect(products.products.filter(({ area }) => area === "on-premises")).toHaveLength(24);
  });

  test("treats every version as its own generation unless the data groups them", () => {
    const generationsOf = (id: string) => {
      const found = products.find(id);
      if (found?.area !== "on-premises") throw new Error(id);
      return found.generations.map((generation) => generation.map(({ version }) => version));
    };

    expect(generationsOf("BizTalkServer")).toEqual([["2020"], ["2016"]]);
    expect(generationsOf("WindowsPro")).toEqual([pro11, ["10"]]);
  });

  test.each(["SqlServer", "SQL Server", "sql server", " sql-server ", "ＳＱＬ　Ｓｅｒｖｅｒ"])(
    "finds %j",
    (name) => {
      expect(products.find(name)?.id).toBe("SqlServer");
    },
  );

  test("finds nothing for an unknown name", () => {
    expect(products.find("SQL")).toBeUndefined();
  });

  test.each([
    ["2026-11-22", 0, false],
    ["2027-03-22", 120, false],
    ["2027-03-23", 121, true],
    ["2026-11-21", -1, false],
  ])("on %s is %i days old; stale: %s", (today, ageDays, stale) => {
    expect(staleness(products, today)).toEqual({
      asOf: "2026-11-22",
      ageDays,
      maxAgeDays: 120,
      stale,
    });
  });
});

describe("the consultations", () => {
  test("are found by name in any case and spacing, and by nothing else", () => {
    expect(consultationNames.map((name) => findConsultation(` ${name.toUpperCase()}  `))).toEqual([
      ...consultationNames,
    ]);
    expect(findConsultation("Application architecture")).toBeUndefined();
  });
});
