/** What is read of a text of another service. */
const readMax = 4_000;

/** At a blank, so that no part of an address stays behind without its `@`. */
const shortened = (text: string): string =>
  text.length <= readMax ? text : text.slice(0, Math.max(text.lastIndexOf(" ", readMax), 0));

/**
 * A text of another service, as a reason to store and show: one line of at most `max` characters,
 * without the e-mail addresses that it quotes. The time that it takes grows with the text only.
 */
export const quotedReason = (text: string, max: number): string =>
  shortened(text)
    .replace(/[^\s"'<>:;,()[\]]+/g, (word) =>
      word.slice(1, -1).includes("@") ? "<address>" : word,
    )
    .replace(/\s+/g, " ")
    .slice(0, max);
