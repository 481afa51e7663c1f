import { randomInt } from "node:crypto";

/** Crockford's base 32: no I, L, O or U, so that what is read aloud or typed comes out right. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const base = alphabet.length;

/**
 * Luhn's check character modulo 32: finds every single wrong character and nearly every swap of two
 * neighbours, before anybody is told that the pair is wrong.
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

/** A random code of `length` characters and its check character. `randomInt` has no modulo bias. */
export function newCode(length: number): string {
  const code = Array.from({ length }, () => alphabet[randomInt(base)] ?? "").join("");
  return code + checkCharacter(code);
}

/** F116: as it was meant: without blanks and dashes, in capitals, O for 0 and I or L for 1. */
export const normalCode = (typed: string): string =>
  typed
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, "")
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1");

/** In groups of four, as it is shown. */
export const groupedCode = (code: string): string => code.match(/.{1,4}/g)?.join("-") ?? code;
