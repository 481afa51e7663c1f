import { describe, expect, test } from "vitest";

import { messageCodes, pageCodes, problemReasons } from "../../../shared/contract/problem-codes.ts";
import type { PageCode } from "../../../shared/contract/problem-codes.ts";
import { statuses } from "../../../functions/http/problem.ts";
import en from "../../../functions/http/problems/en.json" with { type: "json" };
import { languages } from "../../../functions/http/problems/index.ts";
import ko from "../../../functions/http/problems/ko.json" with { type: "json" };
import { valuesByCode } from "../../../functions/http/problems/values.ts";
import { refusalHints, refusalRemedies } from "../../../shared/domain/refusal-values.ts";
import { call } from "./support/call.ts";

const page = (code: string, headers: Readonly<Record<string, string>> = {}) =>
  call("explainProblem", {}, { params: { code }, headers });

const hangul = /[\uac00-\ud7a3]/;

describe.each(pageCodes)("%s", (code) => {
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

const values = new Set<string>([...problemReasons, ...refusalRemedies, ...refusalHints]);
const sorted = (names: Iterable<string>): string[] => [...new Set(names)].sort();

describe.each([
  ["en", en, /^[ -~]+[.]$/],
  ["ko", ko, /[\uac00-\ud7a3].*[.]$/],
] as const)("the texts in %s", (_language, texts, sentence) => {
  test("explain every code and no other", () => {
    expect(sorted(Object.keys(texts.codes))).toEqual(sorted(pageCodes));
    for (const explanation of Object.values(texts.codes)) {
      expect(Object.keys(explanation)).toEqual(["title", "cause", "remedy"]);
      expect(explanation.title).toMatch(/[^.]$/);
      expect(explanation.cause).toMatch(sentence);
      expect(explanation.remedy).toMatch(sentence);
    }
  });

  test("give a meaning to every reason, remedy and hint and to nothing else", () => {
    expect(sorted(Object.keys(texts.values))).toEqual(sorted(values));
    for (const meaning of Object.values(texts.values)) expect(meaning).toMatch(sentence);
  });

  test("have no other entries", () => {
    expect(Object.keys(texts)).toEqual(["headings", "codes", "values"]);
    expect(Object.keys(texts.headings)).toEqual(["cause", "remedy", "values"]);
  });
});

test("there are texts in every language that a page can be asked for in", () => {
  expect(languages).toEqual(["en", "ko"]);
});

test("every reason, remedy and hint belongs to the page of some code", () => {
  expect(sorted(Object.values(valuesByCode).flat())).toEqual(sorted(values));
});

test("codes that refuse nothing have no status of a problem", () => {
  expect(messageCodes.filter((code) => code in statuses)).toEqual([]);
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
