import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

type Texts = { readonly [Name in string]: string | Texts };

const textsOf = (language: string): Texts =>
  JSON.parse(
    readFileSync(new URL(`../../../portal/src/i18n/${language}.json`, import.meta.url), "utf8"),
  ) as Texts;

/** The name of each text, with the values that it shows. */
const shape = (texts: Texts, path = ""): string[] =>
  Object.entries(texts).flatMap(([name, text]) =>
    typeof text === "string"
      ? [`${path}${name} ${(text.match(/\{\{\w+\}\}/g) ?? []).sort().join(" ")}`.trim()]
      : shape(text, `${path}${name}.`),
  );

test("the page has the same texts in Korean as in English, with the same values", () => {
  expect(shape(textsOf("ko")).sort()).toEqual(shape(textsOf("en")).sort());
});
