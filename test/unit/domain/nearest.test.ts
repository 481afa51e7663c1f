import { expect, test } from "vitest";

import { products } from "../../../shared/catalogue/products.ts";
import { editDistance, nearestNames } from "../../../shared/domain/nearest.ts";

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
  ["Windws Srver", "Windows Server"],
  ["sqlserv", "SQL Server"],
  ["Exchnage Server", "Exchange Server"],
  ["ＳＱＬ　Ｓerver", "SQL Server"],
])("the nearest name to %s is %s", (typed, name) => {
  expect(nearestNames(typed, names)[0]).toBe(name);
  expect(nearestNames(typed, names)).toHaveLength(3);
});
