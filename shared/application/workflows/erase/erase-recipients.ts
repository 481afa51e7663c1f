import type { Contact } from "../../../contract/commerce.ts";
import type { Subject } from "../../../domain/person.ts";
import type { Deps } from "../../deps.ts";
import { Busy } from "../../errors.ts";
import { addressKeyOf } from "../../ids.ts";
import type { Distribution, Mail } from "../../ports/distribution-store.ts";
import type { ReplacedMail } from "../../ports/personal-data.ts";
import type { Stored } from "../../ports/stores.ts";
import { ended, isOpen } from "../distribute/mail-state.ts";
import { writeMail } from "../distribute/write-mail.ts";
import { erasedActor, erasedContact, isErasedContact } from "./erased-row.ts";

export type RecipientDeps = Pick<
  Deps,
  "distributions" | "newSuffix" | "personalData" | "rateLimiter" | "telemetry" | "workflows"
>;

/** Recipients per transaction: each changes two rows, and a transaction takes 100. */
const recipientsMax = 40;

const reason = "The recipient's data was erased.";

/** The mail without its address, and without what a mail server said about it. */
const erasedMail = (before: Mail, contact: Contact): Mail => ({
  ...before,
  contact,
  addressKey: addressKeyOf(contact.email),
  operationId: null,
  failure: before.failure === null ? null : reason,
});

/** A mail that has not left is cancelled first, so that its own workflow never sends it. */
async function cancelOpen(
  deps: RecipientDeps,
  mails: readonly Stored<Mail>[],
): Promise<readonly Stored<Mail>[]> {
  const open = mails.filter(({ value }) => isOpen(value));
  for (const { etag, value } of open) {
    if (!(await writeMail(deps, ended(value, "Cancelled", reason), etag))) {
      throw new Busy(`${value.distributionId}: its workflow is sending a mail`);
    }
  }
  if (open[0]) await deps.rateLimiter.leave(open[0].value.distributionId);
  return mails.map((mail) =>
    isOpen(mail.value) ? { ...mail, value: ended(mail.value, "Cancelled", reason) } : mail,
  );
}

const isOf = (contact: Contact, subject: Subject): boolean =>
  !isErasedContact(contact) && subject.address(contact.email);

/** The address keys of the subject in a distribution and its mails. */
export function recipientsOf(
  distribution: Distribution,
  mails: readonly Stored<Mail>[],
  subject: Subject,
): ReadonlySet<string> {
  const contacts = [...distribution.recipients, ...mails.map(({ value }) => value.contact)];
  const found = contacts.filter((contact) => isOf(contact, subject));
  return new Set(found.map(({ email }) => addressKeyOf(email)));
}

interface Change {
  readonly after: Distribution;
  readonly mails: readonly ReplacedMail[];
}

/** Each of these recipients gets a marker of its own, the same in the distribution and its mail. */
function changeOf(
  { newSuffix }: RecipientDeps,
  distribution: Distribution,
  mails: readonly Stored<Mail>[],
  keys: ReadonlySet<string>,
  subject: Subject,
): Change {
  const suffixes = new Map([...keys].map((key) => [key, newSuffix()]));
  const erased = (contact: Contact): Contact => {
    const suffix = suffixes.get(addressKeyOf(contact.email));
    return suffix === undefined ? contact : erasedContact(contact, suffix);
  };
  return {
    after: {
      ...distribution,
      recipients: distribution.recipients.map(erased),
      requestedBy: erasedActor(distribution.requestedBy, subject),
    },
    mails: mails.map((before) => ({
      before,
      after: erasedMail(before.value, erased(before.value.contact)),
    })),
  };
}

/**
 * Erases the subject from a distribution and its part of the send log, up to 40 recipients. States,
 * counts and the other recipients stay. Throws `Busy` if another writer came first.
 */
export async function eraseRecipients(
  deps: RecipientDeps,
  stored: Stored<Distribution>,
  mails: readonly Stored<Mail>[],
  subject: Subject,
): Promise<void> {
  const { distributionId, offerId } = stored.value;
  const all = [...recipientsOf(stored.value, mails, subject)];
  const keys = new Set(all.slice(0, recipientsMax));
  const own = mails.filter(({ value }) => keys.has(value.addressKey));
  const change = changeOf(deps, stored.value, await cancelOpen(deps, own), keys, subject);
  // The reference goes first: after a crash here, a delivery report finds no mail.
  for (const { before } of change.mails) {
    const { operationId } = before.value;
    if (operationId !== null) await deps.personalData.removeOperation(operationId);
  }
  const isWritten = await deps.personalData.replaceRecipients(stored, change.after, change.mails);
  if (!isWritten) throw new Busy(`${distributionId}: others keep changing it`);
  await deps.workflows.forgetDistribution({ offerId, distributionId });
}
