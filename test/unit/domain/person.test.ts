import { describe, expect, test } from "vitest";

import {
  canonicalPerson,
  erasedAddress,
  isErased,
  subjectOf,
} from "../../../shared/domain/person.ts";
import type { Person } from "../../../shared/domain/person.ts";

const byAddress: Person = { email: " Kim@Bücher.example " };
const byAccount: Person = { account: { type: "Entra", id: "U1" } };
const byLongAccount: Person = { account: { type: "Entra", id: "technician-1" } };
const byMailAccount: Person = { account: { type: "Msa", id: "kim@contoso.example" } };

describe("a person whose data is erased is recognised", () => {
  test.each([
    [byAddress, "kim@xn--bcher-kva.example", true],
    [byAddress, "KIM@XN--BCHER-KVA.EXAMPLE", true],
    [byAddress, "kim@bücher.example", true],
    [byAddress, "mary.kim@xn--bcher-kva.example", false],
    [byMailAccount, "Kim@Contoso.example", true],
    [byAccount, "u1@contoso.example", false],
  ])("%o by the address %s: %s", (person, email, expected) => {
    expect(subjectOf(person).address(email)).toBe(expected);
  });

  test.each([
    [byAccount, "Entra", " u1 ", true],
    [byAccount, "Msa", "u1", false],
    [byAccount, "Entra", "u10", false],
    [byMailAccount, "Entra", "KIM@contoso.example", true],
    [{ email: "kim@contoso.example" }, "Msa", "Kim@contoso.example", true],
  ] as const)("%o by the account %s %s: %s", (person, type, id, expected) => {
    expect(subjectOf(person).account({ type, id })).toBe(expected);
  });

  test.each([
    [byMailAccount, "Mail for KIM@contoso.example, urgent", true],
    [byMailAccount, "<kim@contoso.example>", true],
    [byMailAccount, "jokim@contoso.example", false],
    [byLongAccount, "user TECHNICIAN-1 cannot sign in", true],
    [byLongAccount, "technician-12 and atechnician-1", false],
    [byLongAccount, "technician-12, then technician-1", true],
    [byAccount, "user u1 cannot sign in", false],
    [{ email: "printer" }, "The printer is off", false],
  ])("%o in the text %s: %s", (person, text, expected) => {
    expect(subjectOf(person).text(text)).toBe(expected);
  });

  test("as the actor of a request", () => {
    expect(subjectOf(byAccount).actor("u1")).toBe(true);
    expect(subjectOf(byAccount).actor("commerce")).toBe(false);
  });

  test("as the same person in another spelling", () => {
    expect(canonicalPerson(byAddress)).toBe(
      canonicalPerson({ email: "kim@xn--bcher-kva.example" }),
    );
    expect(canonicalPerson(byAccount)).not.toBe(
      canonicalPerson({ account: { type: "Msa", id: "U1" } }),
    );
  });
});

test("a marker is recognised, and text that only looks like one is not", () => {
  expect(["[erased]", erasedAddress("0123456789")].map(isErased)).toEqual([true, true]);
  expect(["[erased] by hand", "erased", null, 1].map(isErased)).toEqual([
    false,
    false,
    false,
    false,
  ]);
});
