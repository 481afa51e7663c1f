import { describe, expect, it } from "vitest";

import { companyName, personName } from "../../../shared/adapters/email/outside-names.ts";
import { credentialsLetter, noticeLetter, notices } from "./letters-support.ts";

const names = [
  "Technician One",
  "O'Neil",
  "O’Neil-Ångström",
  "J. R. Technician",
  "Dr. Technician",
  "Prof. Technician",
  "’t Hooft",
  "김민수",
  "山田 太郎",
  "दीपिका",
  "Nguyễn Văn",
  "محمد علي",
];

const injections = [
  "https://fabrikam.com/prize",
  "mail me@fabrikam.com",
  "www.fabrikam.com",
  "fabrikam.com",
  "Visit fabrikam.com now",
  "fabrikam。com",
  "fabrikam．com",
  "fab\u200brikam",
  "fabrikam\u202emoc",
  "x\u2060y",
  "Call 0800 123456",
  "Technician 1",
  "Technician\r\nBcc: x",
  "<b>Technician</b>",
  "[Technician](fabrikam)",
  "Technician & One",
  "Technician, you won",
  "You won! Click",
  "Windows. Reply now",
  "fabrikam:8080",
  "a_b",
  "J.R.",
  "...",
  "Dr.",
  "-",
  "",
  "   ",
  "T".repeat(61),
];

describe("a person's name in a letter", () => {
  it.each(names)("is greeted as it is written (%s)", (name) => {
    expect(personName(name)).toBe(name);
    expect(credentialsLetter({ recipientName: name }).text).toContain(`Hello ${name},`);
  });

  it.each(injections)("that cannot be a name is replaced by a plain greeting (%j)", (name) => {
    expect(personName(name)).toBeUndefined();
    const { html, text } = credentialsLetter({ recipientName: name });
    const without = credentialsLetter({ recipientName: "1" });
    expect(text).toContain("Hello,");
    expect({ html, text }).toEqual({ html: without.html, text: without.text });
    for (const notice of notices) {
      expect(noticeLetter(notice, { recipientName: name }).text).toContain("Hello,");
    }
  });
});

describe("a partner's name in a letter", () => {
  it.each([
    ["Contoso (Korea) Co., Ltd.", "Contoso (Korea) Co., Ltd."],
    ["Contoso & Fabrikam GmbH 24/7", "Contoso & Fabrikam GmbH 24/7"],
    ["콘토소 주식회사", "콘토소 주식회사"],
    ["fabrikam.com", "fabrikam. com"],
    ["www.fabrikam.com/prize", "www. fabrikam. com/prize"],
    ["https://fabrikam.com", "https fabrikam. com"],
    ["Contoso help@fabrikam.com", "Contoso help at fabrikam. com"],
    ["fabrikam。com", "fabrikam. com"],
    ["fabrikam．com", "fabrikam. com"],
    ["fabrikam.\u200bcom", "fabrikam. com"],
    ["fabrikam.\u200dcom", "fabrikam. com"],
    ["Contoso 203.0.113.7", "Contoso 203. 0. 113. 7"],
  ])("is no link, in subject and body (%j)", (name, shown) => {
    expect(companyName(name)).toBe(shown);
    const { subject, text } = credentialsLetter({ partnerName: name });
    expect(subject).toContain(shown);
    expect(text).toContain(shown);
    for (const notice of notices) {
      expect(noticeLetter(notice, { partnerName: name }).subject).toContain(shown);
    }
  });
});
