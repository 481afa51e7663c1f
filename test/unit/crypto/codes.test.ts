import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { groupedCode, newCode, normalCode } from "../../../shared/adapters/crypto/codes.ts";

const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Luhn modulo 32 as its definition says it, from the right: the whole must be a multiple of 32. */
const isConsistent = (code: string): boolean =>
  Array.from(code)
    .reverse()
    .map((character, place) => alphabet.indexOf(character) * (place % 2 === 0 ? 1 : 2))
    .reduce((sum, value) => sum + Math.floor(value / 32) + (value % 32), 0) %
    32 ===
  0;

const codes = Array.from({ length: 200 }, () => newCode(10));

describe("a code", () => {
  test("has its length, a check character, and no letter that is read as a digit", () => {
    for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{11}$/);
    expect(newCode(16)).toHaveLength(17);
    expect(codes.filter((code) => !isConsistent(code))).toEqual([]);
  });

  test("is different each time and uses the whole alphabet at every position", () => {
    expect(new Set(codes).size).toBe(codes.length);
    const many = Array.from({ length: 2_000 }, () => newCode(4));
    for (const place of [0, 1, 2, 3]) {
      expect(new Set(many.map((code) => code[place])).size).toBe(alphabet.length);
    }
  });

  test("with any one character wrong has a wrong check character", () => {
    const [code = ""] = codes;
    for (const [place, right] of Array.from(code).entries()) {
      for (const other of alphabet.replace(right, "")) {
        const wrong = code.slice(0, place) + other + code.slice(place + 1);
        expect([wrong, isConsistent(wrong)]).toEqual([wrong, false]);
      }
    }
  });

  test("is accepted in any case, with spaces, hyphens and letters that look like digits", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...codes),
        fc.array(fc.nat(5), { minLength: 11, maxLength: 11 }),
        (code, dice) => {
          const ways = [
            (each: string) => each.toLowerCase(),
            (each: string) => `${each} `,
            (each: string) => `-${each}`,
            (each: string) => each.replace("0", "o").replace("1", "l"),
            (each: string) => each.replace("0", "O").replace("1", "I"),
            (each: string) => `\u200b${each}\u00a0`,
          ];
          const typed = Array.from(code, (each, place) => ways[dice[place] ?? 0]?.(each) ?? each);
          expect(normalCode(typed.join(""))).toBe(code);
        },
      ),
    );
    expect(normalCode(groupedCode("7KQ2M9XD41T"))).toBe("7KQ2M9XD41T");
    expect(groupedCode("7KQ2M9XD41T")).toBe("7KQ2-M9XD-41T");
  });

  test("with similar letters of another script is a different code", () => {
    expect(normalCode("\u0410\u0412\u0421")).toBe("");
  });
});

test("full-width characters in a code count as the usual ones", () => {
  expect(normalCode("ＺＹＴＱ－Ｓ７ＨＴ－６ｓｎ")).toBe("ZYTQS7HT6SN");
});
