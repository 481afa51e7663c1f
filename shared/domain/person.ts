import { mailAddress, mailAddressOr } from "./address.ts";
import { foldId, sameId } from "./spelling.ts";
import { accountTypes } from "./vocabulary.ts";
import type { Account } from "./vocabulary.ts";

/** A person whose data is erased (A49): by an e-mail address, or by an account of a portal. */
export type Person = { readonly email: string } | { readonly account: Account };

/** What replaces a value that was erased. */
export const erasedText = "[erased]";

/** The marker for one recipient. Recipients of one distribution must differ, so each has its own. */
export const erasedAddress = (suffix: string): string => `[erased-${suffix.slice(0, 8)}]`;

export const isErased = (value: unknown): boolean =>
  typeof value === "string" && /^\[erased(-[0-9a-z]+)?\]$/.test(value);

/** Recognises the values of those whose data is erased. */
export interface Subject {
  readonly account: (account: Account) => boolean;
  /** A user, as audit fields name it. */
  readonly actor: (actor: string) => boolean;
  readonly address: (email: string) => boolean;
  /** Text for people that names the person. */
  readonly text: (text: string) => boolean;
}

/** The address in the forms in which it can be stored: with its domain in ASCII, and as it was typed. */
const formsOf = (email: string): readonly string[] => [
  ...new Set([foldId(email), foldId(mailAddressOr(email))]),
];

/** The person's addresses, as they are compared. An account ID that is an address counts. */
export function addressesOf(person: Person): readonly string[] {
  if ("email" in person) return formsOf(person.email);
  return mailAddress(person.account.id).ok ? formsOf(person.account.id) : [];
}

/** The person's accounts. An address can be the ID of an account of any type. */
export function accountsOf(person: Person): readonly Account[] {
  const named = addressesOf(person).flatMap((id) => accountTypes.map((type) => ({ id, type })));
  return "account" in person ? [person.account, ...named] : named;
}

/** The person in one spelling, to compare two requests (A35). */
export const canonicalPerson = (person: Person): string =>
  "email" in person
    ? `email ${foldId(mailAddressOr(person.email))}`
    : `account ${person.account.type} ${foldId(person.account.id)}`;

const isWordCharacter = (character: string | undefined): boolean =>
  character !== undefined && /[\p{L}\p{N}]/u.test(character);

/** Whether a text contains a value as a whole word, in any letter case. */
function contains(text: string, value: string): boolean {
  const folded = text.toLowerCase();
  for (let at = folded.indexOf(value); at >= 0; at = folded.indexOf(value, at + 1)) {
    if (!isWordCharacter(folded[at - 1]) && !isWordCharacter(folded[at + value.length])) {
      return true;
    }
  }
  return false;
}

/** A shorter ID is in many texts that do not mean the person. An address never is. */
const idLengthMin = 6;

/** Recognises the person's values under every spelling (A35, A48). */
export function subjectOf(person: Person): Subject {
  const addresses = new Set(addressesOf(person));
  const accounts = accountsOf(person);
  const ids = new Set([...addresses, ...accounts.map(({ id }) => foldId(id))]);
  // What is no address, but was given as one, is not searched for in texts.
  const isNamed = "account" in person || mailAddress(person.email).ok;
  const words = isNamed ? [...ids].filter((id) => id.length >= idLengthMin) : [];
  return {
    account: ({ id, type }) =>
      accounts.some((account) => account.type === type && sameId(account.id, id)),
    actor: (actor) => ids.has(foldId(actor)),
    address: (email) => formsOf(email).some((form) => addresses.has(form)),
    text: (text) => words.some((word) => contains(text, word)),
  };
}
