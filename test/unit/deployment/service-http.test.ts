import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

import { operationIds, operationOf } from "../../../functions/operations.ts";

/** `GET partners/*` and the like: what is a variable there stands for one part of the path here. */
const wanted = operationIds
  .map(operationOf)
  .map(({ method, path }) => `${method} ${path.replaceAll(/\{[^}]+\}/g, "*")}`);
const sent = [...readFileSync("service.http", "utf8").matchAll(/^([A-Z]+) (\{\{\w+\}\}[^?\s]*)/gm)]
  .map(([, method = "", url = ""]) => ({ method, url }))
  .filter(({ url }) => !url.startsWith("{{identity}}"))
  .map(({ method, url }) => ({
    method,
    path: url.replace("{{partner}}", "partners/contoso").replace("{{host}}/", ""),
  }));

const matches = (call: (typeof sent)[number], route: string): boolean => {
  const [method, path = ""] = route.split(" ");
  const pattern = path.split("/").map((part) => (part === "*" ? "[^/]+" : part));
  return call.method === method && new RegExp(`^${pattern.join("/")}$`).test(call.path);
};

test.each(wanted)("service.http has the call %s", (route) => {
  expect(sent.some((call) => matches(call, route))).toBe(true);
});

test("service.http has no call that the service does not know", () => {
  expect(sent.filter((call) => !wanted.some((route) => matches(call, route)))).toEqual([]);
});
