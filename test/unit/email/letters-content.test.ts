import { describe, expect, it, test } from "vitest";

import { letterLanguage } from "../../../shared/application/ports/mailer.ts";
import {
  cloud,
  credentialsLetter,
  noticeLetter,
  notices,
  onPremises,
  seen,
} from "./letters-support.ts";

const languages = ["en", "ko"] as const;
const bare = (text: string): string => text.replace(/\s+/g, " ");

describe("the language of a letter", () => {
  it.each([
    ["ko", "ko"],
    ["ko-KR", "ko"],
    ["KO_kr", "ko"],
    ["kor", "ko"],
    ["ko-Kore-KR", "ko"],
    ["kok-IN", "en"],
    ["zh-Hant-TW", "en"],
    ["es-419", "en"],
    ["pt-br", "en"],
    ["not a language", "en"],
    ["en-US", "en"],
    ["de", "en"],
    ["", "en"],
    [undefined, "en"],
    [null, "en"],
  ] as const)("for the locale %j is %s", (locale, language) => {
    expect(letterLanguage(locale)).toBe(language);
  });
});

test("a locale that names no language gives way to the next one", () => {
  expect(letterLanguage("??", "ko-KR")).toBe("ko");
  expect(letterLanguage(undefined, "ko-KR")).toBe("ko");
  expect(letterLanguage("es-419", "ko-KR")).toBe("en");
});

describe.each(languages)("the credentials letter (%s)", (language) => {
  const letter = credentialsLetter({ language });

  it.each([
    ["Access ID", "7KQ2-M9XD-41T"],
    ["Contract ID", "3F8H-0PZR-6WVN-C2YJ-5"],
    ["cloud plan", "Partner Cloud Support 50"],
    ["on-premises plan", "Partner On-premises Support 20"],
    ["offer", "Solutions Partner designation"],
    ["company", "Contoso"],
    ["recipient", "Robin"],
    ["end date", "2026-10-01"],
    ["end date in words", language === "en" ? "October 1, 2026" : "2026년 10월 1일"],
    ["remaining incidents", language === "en" ? "48 of 50" : "50개 중 48개"],
    ["Azure's button", "Link support benefits"],
    ["Power Platform's menu", "New support request"],
    ["finance and operations' menu", "Manage support plans"],
    ["finance and operations' field", "Password/Contract ID"],
    ["finance and operations' tile", "Submit an incident"],
    ["Services Hub's address", "support.serviceshub.microsoft.com"],
    ["Services Hub's button", "Add contract"],
    ["Microsoft 365", "Microsoft 365"],
    ["Azure's message about a linked plan", "This Access ID is already associated to an account"],
    ["Services Hub's message about a linked plan", "The contract is already registered"],
    ["who administers", "User management"],
  ])("names the %s in both parts", (_what, fact) => {
    expect(letter.text).toContain(fact);
    expect(seen(letter.html).join("\n")).toContain(fact);
  });

  it("keeps the IDs out of the subject and the preview", () => {
    const preview = `${letter.subject} ${/display:none[^>]*>([^<]*)</.exec(letter.html)?.[1] ?? ""}`;
    expect(preview).toContain("Partner Cloud Support 50");
    expect(preview).not.toMatch(/7KQ2|3F8H/);
  });

  it("shows IDs that come without separators in groups of four", () => {
    const { text, html } = credentialsLetter({
      language,
      accessId: "7KQ2M9XD41T",
      contractId: "3F8H0PZR6WVNC2YJ5",
    });
    for (const part of [text, html]) {
      expect(part).toContain("7KQ2-M9XD-41T");
      expect(part).toContain("3F8H-0PZR-6WVN-C2YJ-5");
    }
  });

  it("says that an unlimited plan is unlimited", () => {
    const plan = { ...cloud, name: "Partner Cloud Support", granted: null, remaining: null };
    const { text } = credentialsLetter({ language, plans: [{ ...plan, activated: true }] });
    expect(text).toContain(language === "en" ? "Unlimited incidents" : "인시던트 무제한");
  });

  it("says until when a plan that is not active can be activated, and no number", () => {
    const { text } = credentialsLetter({ language, plans: [{ ...onPremises, activated: false }] });
    expect(text).toMatch(
      language === "en" ? /until October 1, 2026/ : /2026년 10월 1일까지 활성화/,
    );
    expect(text).not.toContain("19");
  });

  it("explains only the portals in which a plan of the contract can be used", () => {
    const cloudOnly = credentialsLetter({ language, plans: [{ ...cloud, activated: true }] });
    expect(cloudOnly.text).toContain("Link support benefits");
    expect(cloudOnly.text).not.toContain("Add contract");
    const rest = credentialsLetter({ language, plans: [{ ...onPremises, activated: true }] });
    expect(rest.text).toContain("Add contract");
    expect(rest.text).not.toContain("Link support benefits");
  });
});

describe.each(languages)("a notice (%s)", (language) => {
  it.each(notices)("about $kind names the company, the offer and every date and plan", (notice) => {
    const { text, subject } = noticeLetter(notice, { language });
    expect(text).toContain("Contoso");
    expect(subject).toContain("Contoso");
    expect(text).toContain("Solutions Partner designation");
    const plans = "plans" in notice ? notice.plans : "plan" in notice ? [notice.plan] : [];
    expect(plans.filter(({ name }) => !text.includes(name))).toEqual([]);
  });

  it("has a different subject for each topic", () => {
    const texts = notices.map((notice) => noticeLetter(notice, { language }).text);
    expect(new Set(texts).size).toBe(notices.length);
  });

  it.each([
    [0, language === "en" ? "today" : "오늘"],
    [1, language === "en" ? "tomorrow" : "내일"],
    [7, language === "en" ? "in 7 days" : "7일 후"],
  ])("says when it is due in %i days", (days, words) => {
    const notice = { kind: "WindowClosing", endDate: "2026-10-01", days } as const;
    const { subject, text } = noticeLetter(notice, { language });
    expect(subject).toContain(words);
    expect(text).toContain(language === "en" ? "October 1, 2026" : "2026년 10월 1일");
  });

  it("never holds an ID", () => {
    const all = notices.map((notice) => noticeLetter(notice, { language }).text).join();
    expect(all).not.toMatch(/7KQ2|3F8H/);
  });
});

describe.each(languages)("the two parts of a letter (%s)", (language) => {
  const all = [
    credentialsLetter({ language }),
    ...notices.map((notice) => noticeLetter(notice, { language })),
  ];

  it("say the same, in the same order", () => {
    for (const { html, text } of all) {
      const plain = text
        .replace(/^== (.*) ==$/gm, "$1")
        .replace(/^(?:! | {2}\d+\. | {2}|--$)/gm, "")
        // In text a label and its value share a line.
        .replace(/^([^:\n]+): /gm, "$1 ");
      const inHtml = seen(html)
        .join(" ")
        .replace(/(\S): /g, "$1 ");
      expect(
        bare(plain)
          .replace(/(\S): /g, "$1 ")
          .trim(),
      ).toBe(bare(inHtml));
    }
  });

  it("name their language and fetch nothing", () => {
    for (const { html } of all) {
      expect(html).toContain(`<html lang="${language}"`);
      expect(html).not.toMatch(/<(?:img|a|link|script|iframe|form)\b|url\(|https?:\/\//i);
    }
  });

  it("leave no placeholder unfilled", () => {
    for (const { html, text, subject } of all) {
      expect(html + text + subject).not.toMatch(/\{\{|\}\}|undefined|\[object|NaN|null/);
    }
  });
});
