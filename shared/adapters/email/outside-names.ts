import { oneLine } from "./letters/draft.ts";

const personNameMax = 60;
/** A word of a name, such as "Jean-Luc", "O’Neil" or "’t". */
const nameWord = /^['’]?\p{L}[\p{L}\p{M}'’-]*$/u;
/** A single letter or an abbreviation, such as "J." or "Prof.". */
const shortWord = /^(?:\p{L}\p{M}?){1,4}\.$/u;

/**
 * The name of a person as a letter shows it; undefined for what cannot be a name. A name is the one
 * place where a caller can put words of his own into somebody's mailbox, so it holds no address, no
 * number and no invisible character.
 */
export function personName(text: string | undefined): string | undefined {
  const name = (text ?? "").normalize("NFC").trim();
  if (name === "" || name.length > personNameMax) return undefined;
  const words = name.split(/\s+/);
  const isName = words.every((word) => nameWord.test(word) || shortWord.test(word));
  return isName && words.some((word) => nameWord.test(word)) ? words.join(" ") : undefined;
}

/** Signs that mail programs read as the dot of an address. */
const dots = /[.\u2024\u3002\uff0e\uff61](?=[\p{L}\p{N}])/gu;

/**
 * The name of a company as a letter shows it. No mail program makes a link of it: a blank parts what
 * would be an address.
 */
export const companyName = (text: string): string =>
  oneLine(
    text
      .slice(0, 1_000)
      .replace(/(?:(?![\u200c\u200d])\p{Cf})+/gu, " ")
      .replace(/[\u200c\u200d]/gu, "")
      .replace(/:\/\/|\\|\/\//g, " ")
      .replace(/[@\uff20\ufe6b]/gu, " at ")
      .replace(dots, ". "),
  );
