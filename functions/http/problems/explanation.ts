import type { ValueName } from "./values.ts";

export const languages = ["en", "ko"] as const;
export type Language = (typeof languages)[number];

/** What a page about a code says, for people who have just met it. */
export interface Words {
  readonly title: string;
  readonly cause: string;
  /** What to do now. */
  readonly remedy: string;
}

export type Explanation = Readonly<Record<Language, Words>> & {
  /** What `reason`, `remedy` and `hint` can say with this code. */
  readonly values?: readonly ValueName[];
};
