import { expect, test } from "vitest";

import { products } from "../../../shared/catalogue/products.ts";
import { editDistance, nearestNames, withKnownNames } from "../../../shared/domain/nearest.ts";

test.each([
  ["", "", 0],
  ["server", "server", 0],
  ["server", "srver", 1],
  ["server", "sevrer", 1],
  ["kitten", "sitting", 3],
  ["", "abc", 3],
])("%j and %j are apart by %i", (a, b, distance) => {
  expect(editDistance(a, b)).toBe(distance);
  expect(editDistance(b, a)).toBe(distance);
});

const names = products.products.map(({ name }) => name);

test.each([
  ["Windws Srver 2025 Datacenter", "The nearest known names are: Windows Server."],
  ["MSSLQ 2022", "The nearest known names are: SQL Server."],
  ["Dynamics", "The nearest known names are: Dynamics GP, Dynamics SL, "],
  ["Visual Studio Code", "The nearest known names are: Visual Studio."],
  ["Windows 11", "It can mean: Windows Enterprise and Education, Windows Home and Pro."],
])("a refusal of %s says: %s", (typed, said) => {
  const refusal = { code: "PRODUCT_VERSION_NOT_SUPPORTED", detail: "No." } as const;
  expect(withKnownNames(refusal, typed, undefined, products).detail).toContain(`No. ${said}`);
  const ofPortal = { code: "REDIRECT_TO_PORTAL", detail: "No." } as const;
  expect(withKnownNames(ofPortal, typed, undefined, products)).toBe(ofPortal);
  expect(withKnownNames(refusal, typed, products.find("SqlServer"), products)).toBe(refusal);
});

test.each([
  "Microsoft Entra ID",
  "Entra",
  "Intune",
  "Excel 2019",
  "Photoshop",
  "2022",
  "!!!",
  "윈도우",
])("a refusal of %s names no product, because none is near", (typed) => {
  const refusal = { code: "PRODUCT_VERSION_NOT_SUPPORTED", detail: "No." } as const;
  expect(withKnownNames(refusal, typed, undefined, products).detail).toBe("No.");
});

test("a refusal of Windows names products of Windows only", () => {
  const refusal = { code: "PRODUCT_VERSION_NOT_SUPPORTED", detail: "No." } as const;
  const { detail } = withKnownNames(refusal, "Windows", undefined, products);
  const [, names = ""] = detail.split("The nearest known names are: ");
  expect(names.split(", ").map((name) => name.split(" ")[0])).toEqual(Array(3).fill("Windows"));
});

test.each([
  ["Windws Srver", "Windows Server"],
  ["sqlserv", "SQL Server"],
  ["Exchnage Server", "Exchange Server"],
  ["ＳＱＬ　Ｓerver", "SQL Server"],
])("the nearest name to %s is %s", (typed, name) => {
  expect(nearestNames(typed, names)[0]).toBe(name);
  expect(nearestNames(typed, names)).toHaveLength(3);
});
