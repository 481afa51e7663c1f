import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { Letter } from "../../../shared/application/ports/mailer.ts";
import { cloud, credentialsLetter, noticeLetter, notices, seen } from "./letters-support.ts";

const tags = (html: string): string[] => html.match(/<[^>]*>/g) ?? [];

/** A letter in which every value that comes from outside is `hostile`. */
const letterWith = (hostile: string): Letter =>
  credentialsLetter({
    recipientName: hostile,
    partnerName: hostile,
    offerName: hostile,
    plans: [{ ...cloud, name: hostile, activated: true }],
    accessId: hostile,
    contractId: hostile,
  });

const everywhere = (hostile: string): Letter[] => [
  letterWith(hostile),
  ...notices.map((notice) =>
    noticeLetter("plan" in notice ? { ...notice, plan: { ...cloud, name: hostile } } : notice, {
      recipientName: hostile,
      partnerName: hostile,
    }),
  ),
];
const harmless = everywhere("Fabrikam");
const plain = letterWith("Fabrikam");

describe("a value in a letter", () => {
  it.each([
    ["a script", "<script>alert(1)</script>"],
    ["an attribute's end", '"><img src=x onerror=alert(1)>'],
    ["a quote", 'O\'Neill & "Sons" `co` =x'],
    ["a comment", "--><!-- [if mso]><b>"],
    ["Mustache's own syntax", "{{title}} {{{subject}}} {{#blocks}} {{=<% %>=}}"],
    ["an entity", "&lt;b&gt; &amp;amp;"],
  ])("that is %s adds no markup and is shown as it is", (_what, hostile) => {
    for (const [index, { html, text }] of everywhere(hostile).entries()) {
      expect(tags(html)).toEqual(tags(harmless[index]?.html ?? ""));
      expect(seen(html).join("\n")).toContain(hostile);
      // Text is no markup: what is escaped there would be shown so.
      expect(text).toContain(hostile);
    }
  });

  it("never adds markup or lines", () => {
    const anything = fc.oneof(
      fc.string({ unit: "binary", maxLength: 60 }),
      fc.string({
        unit: fc.constantFrom("<", ">", "{", "}", "&", "\n", "\r", "#", "/", "a"),
        maxLength: 40,
      }),
    );
    fc.assert(
      fc.property(anything, (noise) => {
        // A value that is nothing but blanks, or no name, is left out; so it always says something.
        const letter = letterWith(`x${noise.replace(/[/@]|www/gi, "")}x`);
        expect(tags(letter.html)).toEqual(tags(plain.html));
        expect(letter.text.split(/\r|\n|\u2028|\u2029/)).toHaveLength(
          plain.text.split("\n").length,
        );
        expect(letter.subject).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
      }),
    );
  });

  it("cannot end the subject or fake a line", () => {
    const name = "Contoso\r\nBcc: everybody@fabrikam.com\u2028\u202egnp.exe\u0000";
    const { subject, text } = credentialsLetter({ partnerName: name });
    expect(subject).toContain("Contoso Bcc: everybody at fabrikam. com gnp. exe");
    expect(text).not.toMatch(/^Bcc/m);
  });

  it("that is long is cut, so that the letter stays readable", () => {
    const { subject, text } = credentialsLetter({ partnerName: "C".repeat(5000) });
    expect(subject.length).toBeLessThanOrEqual(180);
    expect(text).not.toContain("C".repeat(201));
  });

  it.each(["https://fabrikam.com/prize", "mail me@fabrikam.com", "www.fabrikam.com"])(
    "that is not a name is left out of the greeting (%s)",
    (recipientName) => {
      const { text, html } = credentialsLetter({ recipientName });
      expect(text + html).not.toContain("fabrikam");
      expect(text).toContain("Hello,");
    },
  );
});
