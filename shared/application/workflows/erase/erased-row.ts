import type { Contact } from "../../../contract/commerce.ts";
import { erasedAddress, erasedText, isErased } from "../../../domain/person.ts";
import type { Subject } from "../../../domain/person.ts";
import type { Account } from "../../../domain/vocabulary.ts";
import type { ContractRow, Replacement } from "../../ports/contract-rows.ts";
import type { RowOf } from "../../ports/contract-store.ts";

/** The rows beside a contract's head that can hold data of people. */
export const personalRowTypes = ["incident", "link", "event", "replacement"] as const;
export type PersonalRow = RowOf<(typeof personalRowTypes)[number]>;

/** The key of an erased account. No account has it. */
const erasedKey = "erased";

const withoutId = ({ type }: Account): Account => ({ type, id: erasedText });

const cleaned = (text: string, subject: Subject): string =>
  !isErased(text) && subject.text(text) ? erasedText : text;

const cleanedActor = (actor: string, subject: Subject): string =>
  !isErased(actor) && subject.actor(actor) ? erasedText : actor;

const isOf = (account: Account, subject: Subject): boolean =>
  !isErased(account.id) && subject.account(account);

/** The counters, the ledger and the state of the incident stay; account and title go. */
function erasedIncident(row: RowOf<"incident">, subject: Subject): RowOf<"incident"> {
  const { incident } = row;
  const { request } = incident;
  if (!isOf(request.account, subject)) {
    const title = cleaned(request.title, subject);
    return title === request.title
      ? row
      : { ...row, incident: { ...incident, request: { ...request, title } } };
  }
  const account = withoutId(request.account);
  return {
    ...row,
    accountKey: erasedKey,
    incident: { ...incident, request: { ...request, account, title: erasedText } },
  };
}

/** The link ends. Its row is removed after that. */
function erasedLink(row: RowOf<"link">, subject: Subject, at: string): RowOf<"link"> {
  const { account, unlinkedAt } = row.link;
  return isOf(account, subject)
    ? { ...row, link: { ...row.link, account: withoutId(account), unlinkedAt: unlinkedAt ?? at } }
    : row;
}

function erasedEvent(row: RowOf<"event">, subject: Subject): RowOf<"event"> {
  const { account, actor, detail } = row.event;
  const after = {
    account: account && isOf(account, subject) ? withoutId(account) : account,
    actor: cleanedActor(actor, subject),
    detail: cleaned(detail, subject),
  };
  const isSame = after.account === account && after.actor === actor && after.detail === detail;
  return isSame ? row : { ...row, event: { ...row.event, ...after } };
}

/** `mailed`: the distributions in which the person is a recipient. */
function erasedReplacement(
  row: RowOf<"replacement">,
  subject: Subject,
  mailed: ReadonlySet<string>,
): RowOf<"replacement"> {
  const before = row.replacement;
  const recipients = before.recipients.filter(({ email }) => !subject.address(email));
  const isWaiting = recipients.length < before.recipients.length;
  const isNamed =
    isWaiting || (before.distributionId !== null && mailed.has(before.distributionId));
  const after: Replacement = {
    ...before,
    recipients: isWaiting ? recipients : before.recipients,
    recipientsKey: isNamed ? erasedText : before.recipientsKey,
    actor: cleanedActor(before.actor, subject),
    reason: cleaned(before.reason, subject),
  };
  const fields = ["recipients", "recipientsKey", "actor", "reason"] as const;
  return fields.every((field) => after[field] === before[field])
    ? row
    : { ...row, replacement: after };
}

/** The row without the subject's data; the same object if it has none. Repeating it changes nothing. */
export function erasedRow(
  row: ContractRow,
  subject: Subject,
  { at, mailed }: { readonly at: string; readonly mailed: ReadonlySet<string> },
): ContractRow {
  switch (row.type) {
    case "incident":
      return erasedIncident(row, subject);
    case "link":
      return erasedLink(row, subject, at);
    case "event":
      return erasedEvent(row, subject);
    case "replacement":
      return erasedReplacement(row, subject, mailed);
    case "adjustment":
    case "command":
    case "term":
      return row;
  }
}

/** A contact without address and name. It keeps its place in the list, and its language. */
export const erasedContact = ({ locale, name }: Contact, suffix: string): Contact => ({
  email: erasedAddress(suffix),
  ...(name !== undefined && { name: erasedText }),
  ...(locale !== undefined && { locale }),
});

export const isErasedContact = (contact: Contact): boolean => isErased(contact.email);

/** The audit field of a request, without the subject. */
export const erasedActor = cleanedActor;
