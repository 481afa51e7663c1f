import { readdirSync, readFileSync } from "node:fs";

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

const page = new URL("../../../portal/src/", import.meta.url);
/** Where the values in the names of texts come from, beside the page itself. */
const origins = [
  "client/src/schema.ts",
  "infra/local/identity/people.ts",
  "shared/domain/notice.ts",
].map((name) => readFileSync(new URL(`../../../${name}`, import.meta.url), "utf8"));

const sources = readdirSync(page, { recursive: true, encoding: "utf8" })
  .filter((name) => /\.tsx?$/.test(name) && !name.endsWith(".d.ts"))
  .map((name) => readFileSync(new URL(name.replaceAll("\\", "/"), page), "utf8"));
const code = sources.join("\n");
/** What can stand in a placeholder of a text's name. */
const names = new Set([code, ...origins].join("\n").match(/(?<=")[\w-]+(?=")|[\w-]+(?=:)/g));

/** The names of texts that the code can build, as expressions with a group for each placeholder. */
const built = [...code.matchAll(/\bt\(\s*`([^`]+)`|`(forecast\.[^`]+)`/g)].map(
  ([, name = "", forecast = ""]) =>
    new RegExp(
      `^${(name || forecast).replaceAll(".", "\\.").replace(/\$\{[^}]+\}/g, "([\\w-]+)")}$`,
    ),
);

const isUsed = (name: string): boolean =>
  code.includes(`"${name}"`) ||
  built.some((each) =>
    each
      .exec(name)
      ?.slice(1)
      .every((part) => names.has(part)),
  );

test("the page uses each of its texts; the compiler refuses a text that does not exist", () => {
  const all = shape(textsOf("en")).map((text) => text.replace(/(?:_one|_other)?(?: .*)?$/, ""));
  expect(all.length).toBeGreaterThan(300);
  expect(all.filter((name) => !isUsed(name))).toEqual([]);
});
