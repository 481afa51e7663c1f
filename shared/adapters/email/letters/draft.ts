/** A letter before it is set as HTML and as text, so that both say the same by construction. */
export interface Draft {
  readonly subject: string;
  /** What a mailbox shows beside the subject. */
  readonly preheader: string;
  /** Whose letter this is; above the title. */
  readonly program: string;
  readonly title: string;
  readonly blocks: readonly Block[];
  /** Small print: why this mail was sent, and what it does not do. */
  readonly footer: readonly string[];
}

export interface Row {
  readonly label: string;
  readonly value: string;
}

/** Plain text throughout; nothing in here is escaped yet. */
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
 * A value from outside as one line of visible text. Line breaks would end a header or fake a
 * paragraph, and direction marks would show an ID in another order than it has.
 */
export const oneLine = (text: string): string =>
  text
    .replace(/[\s\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, " ")
    .trim()
    .slice(0, lengthMax);
