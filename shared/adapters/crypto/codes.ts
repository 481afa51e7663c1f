import { randomInt } from "node:crypto";

/** Crockford's base 32. Without I, L, O and U, codes are easy to read aloud and to type. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const base = alphabet.length;

/**
 * The Luhn check character modulo 32. It detects every single wrong character and nearly every swap
 * of two neighbours, so typing mistakes are found without a look-up.
 */
function checkCharacter(code: string): string {
  const sum = Array.from(code).reduceRight<{ total: number; double: boolean }>(
    ({ double, total }, character) => {
      const value = alphabet.indexOf(character) * (double ? 2 : 1);
      return { total: total + Math.floor(value / base) + (value % base), double: !double };
    },
    { total: 0, double: true },
  ).total;
  return alphabet[(base - (sum % base)) % base] ?? "";
}

/** A random code: `length` characters and a check character. `randomInt` has no modulo bias. */
export function newCode(length: number): string {
  const code = Array.from({ length }, () => alphabet[randomInt(base)] ?? "").join("");
  return code + checkCharacter(code);
}

/**
 * F116: corrects what users type: no spaces or hyphens, capitals, 0 for O, and 1 for I and L. Full-width
 * characters, which Korean and Japanese keyboards type, count as the usual ones (A35).
 */
export const normalCode = (typed: string): string =>
  typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, "")
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1");

/** The code as users see it: in groups of four. */
export const groupedCode = (code: string): string => code.match(/.{1,4}/g)?.join("-") ?? code;
