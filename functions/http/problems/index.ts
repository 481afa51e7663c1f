import { refusalHints, refusalRemedies } from "../../../shared/domain/refusal-values.ts";
import { pageCodes, problemReasons } from "../../../shared/contract/problem-codes.ts";
import type { PageCode } from "../../../shared/contract/problem-codes.ts";
import en from "./en.json" with { type: "json" };
import ko from "./ko.json" with { type: "json" };

export const languages = ["en", "ko"] as const;
export type Language = (typeof languages)[number];

/** The texts of the page about a code. */
export interface Explanation {
  readonly title: string;
  readonly cause: string;
  readonly remedy: string;
}

/** All values of `reason`, `remedy` and `hint` in problems. */
export const problemValues = [...problemReasons, ...refusalRemedies, ...refusalHints] as const;
export type ProblemValue = (typeof problemValues)[number];

interface Texts {
  readonly headings: Readonly<Record<"cause" | "remedy" | "values", string>>;
  readonly codes: Readonly<Record<PageCode, Explanation>>;
  readonly values: Readonly<Record<ProblemValue, string>>;
}

/** One file for each language, for translators. A missing text does not compile. */
const texts: Readonly<Record<Language, Texts>> = { en, ko };

export const explanationOf = (code: PageCode, language: Language): Explanation =>
  texts[language].codes[code];

export const meaningOf = (value: ProblemValue, language: Language): string =>
  texts[language].values[value];

export const headingsIn = (language: Language): Texts["headings"] => texts[language].headings;

export const isPageCode = (code: string): code is PageCode =>
  (pageCodes as readonly string[]).includes(code);
