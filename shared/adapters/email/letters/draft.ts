/** The content of a letter. HTML and text are rendered from it, so they say the same. */
export interface Draft {
  readonly subject: string;
  /** The preview text that a mail program shows after the subject. */
  readonly preheader: string;
  /** The name of the program, above the title. */
  readonly program: string;
  readonly title: string;
  readonly blocks: readonly Block[];
  /** Footer lines, such as the reason for the mail. */
  readonly footer: readonly string[];
}

export interface Row {
  readonly label: string;
  readonly value: string;
}

/** A part of a letter, as plain text without escapes. */
export type Block =
  | { readonly heading: string }
  | { readonly paragraph: string }
  | { readonly ids: readonly Row[] }
  | { readonly facts: readonly Row[] }
  | { readonly steps: Steps }
  | { readonly note: string };

export interface Steps {
  readonly title: string;
  readonly items: readonly string[];
  readonly hint?: string;
}

const lengthMax = 200;

/**
 * A value from outside as one line of visible text. Line breaks could end a header or fake a
 * paragraph, and direction marks could change the order in which an ID is shown.
 */
export const oneLine = (text: string): string =>
  text
    .replace(/[\s\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, " ")
    .trim()
    .slice(0, lengthMax);
