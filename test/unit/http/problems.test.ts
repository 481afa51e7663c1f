import { readdirSync, readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";

import { explanations, pages } from "../../../functions/http/problems/index.ts";
import type { PageCode } from "../../../functions/http/problems/index.ts";
import type { Explanation } from "../../../functions/http/problems/explanation.ts";
import { values } from "../../../functions/http/problems/values.ts";
import { statuses } from "../../../functions/http/problem.ts";
import { call } from "./support/call.ts";

const page = (code: string, headers: Readonly<Record<string, string>> = {}) =>
  call("explainProblem", {}, { params: { code }, headers });

const hangul = /[\uac00-\ud7a3]/;

describe.each(Object.keys(pages) as PageCode[])("%s", (code) => {
  const status = (statuses as Partial<Record<PageCode, number>>)[code] ?? 200;

  test("is explained in English and in Korean, as data and as a page", async () => {
    const english = await page(code);
    expect(english.status).toBe(200);
    expect(english.json).toMatchObject({ code, language: "en", status });
    for (const field of ["title", "cause", "remedy"]) {
      expect(english.json[field]).toMatch(/^[ -~]{4,}$/);
    }
    const korean = await page(code, { "accept-language": "ko-KR,ko;q=0.9,en;q=0.8" });
    expect(korean.json).toMatchObject({ code, language: "ko", status });
    for (const field of ["title", "cause", "remedy"]) expect(korean.json[field]).toMatch(hangul);
    const html = await page(code, { accept: "text/html", "accept-language": "ko" });
    expect(html.text).toContain('<html lang="ko">');
    expect(html.text).toContain(code);
  });
});

test("every value has a meaning in both languages", () => {
  for (const { en, ko } of Object.values(values)) {
    expect(en).toMatch(/^[ -~]+\.$/);
    expect(ko).toMatch(hangul);
  }
});

/** The texts given to `remedy`, `hint` and `reason` of a refusal, wherever the sources say them. */
function valuesInUse(): Set<string> {
  const files = ["shared/domain", "shared/application", "functions/http"].flatMap((root) =>
    readdirSync(root, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts") && !name.startsWith("schemas"))
      .map((name) => readFileSync(`${root}/${name}`, "utf8")),
  );
  const given = files.flatMap((text) => [
    ...text.matchAll(/\b(?:remedy|hint|reason): [^,;\n]*?"([A-Z][A-Z0-9_]+)"/g),
    ...text.matchAll(/\b(?:cspOnly|notSupported)\(\s*"([A-Z][A-Z0-9_]+)"/g),
  ]);
  return new Set(given.map(([, value = ""]) => value));
}

// A value of a plan's line or of an accepted answer is no refusal's.
const elsewhere = new Set(["FRONTLINE_NOT_COUNTED"]);

test("every reason, remedy and hint that the sources give is explained with some code", () => {
  const explained = new Set(
    Object.values<Explanation>(explanations).flatMap((each) => each.values ?? []),
  );
  const inUse = [...valuesInUse()].filter((value) => !elsewhere.has(value));
  expect(inUse.length).toBeGreaterThan(20);
  expect(inUse.filter((value) => !explained.has(value as keyof typeof values))).toEqual([]);
  expect(
    Object.keys(values).filter((value) => !explained.has(value as keyof typeof values)),
  ).toEqual([]);
});

test("a code that does not exist is not found", async () => {
  const answer = await page("NO_SUCH_CODE");
  expect([answer.status, answer.json["code"]]).toEqual([404, "NOT_FOUND"]);
});

test("a page may be kept by caches, which tell languages and media types apart", async () => {
  const { headers } = await page("BUSY", { accept: "text/html" });
  expect(headers.get("cache-control")).toBe("public, max-age=3600");
  expect(headers.get("vary")).toBe("Accept, Accept-Language");
  expect(headers.get("content-language")).toBe("en");
  expect(headers.get("content-security-policy")).toContain("default-src 'none'");
});

const browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

test.each([
  [undefined, "application/json"],
  ["*/*", "application/json"],
  ["application/json", "application/json"],
  ["text/html;q=0.5, application/json", "application/json"],
  ["image/png", "application/json"],
  [browser, "text/html; charset=utf-8"],
  ["text/*, application/json;q=0.2", "text/html; charset=utf-8"],
])("who accepts %s gets %s", async (accept, type) => {
  const { headers } = await page("BUSY", accept === undefined ? {} : { accept });
  expect(headers.get("content-type")).toBe(type);
});

test.each([
  ["ko", "ko"],
  ["KO-kr", "ko"],
  ["en;q=0.1, ko;q=0.2", "ko"],
  ["en, ko", "en"],
  ["ko;q=0, *", "en"],
  ["de, fr", "en"],
  ["ko;q=nonsense", "en"],
  [";;;,", "en"],
  ["korean", "en"],
])("who reads %s gets %s", async (language, expected) => {
  const { json } = await page("BUSY", { "accept-language": language });
  expect(json["language"]).toBe(expected);
});
