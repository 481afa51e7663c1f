import { hash } from "node:crypto";

import { foldId } from "../domain/spelling.ts";
import type { Account } from "../domain/vocabulary.ts";

const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

/** 100 bits of a hash of the parts, as 20 characters that are safe in keys, addresses and mails. */
function digest(...parts: readonly string[]): string {
  // The length before each part makes the text of two different lists differ.
  const text = parts.map((part) => `${part.length}:${part}`).join("");
  const bytes = hash("sha256", text, "buffer");
  let characters = "";
  for (let bit = 0; bit < 100; bit += 5) {
    const word = bytes.readUInt16BE(bit >> 3);
    characters += alphabet[(word >> (11 - (bit & 7))) & 31] ?? "";
  }
  return characters;
}

/**
 * IDs derived from the client, the resource and the Idempotency-Key. Inserting the row detects a
 * repeat, without a time limit. The `o` says that the rows of the offer have had MACs from the start.
 */
export const offerIdFor = (client: string, partnerId: string, key: string): string =>
  `o${digest("offer", client, foldId(partnerId), key)}`;

/** Whether all rows of the offer that can have a MAC need one. */
export const isSealedOffer = (offerId: string): boolean => /^o[0-9a-z]{20}$/.test(offerId);

/**
 * The IDs that the offer of this request can have: its own, the one before offers had MACs, and the
 * one that version 0.1.0 gave it.
 */
export const offerIdsFor = (
  client: string,
  partnerId: string,
  key: string,
): readonly [string, ...string[]] => [
  offerIdFor(client, partnerId, key),
  ...new Set([
    digest("offer", client, foldId(partnerId), key),
    digest("offer", client, partnerId, key),
  ]),
];

/** Starts with the offer's ID, so that a point read finds the incident. */
export const incidentIdFor = (client: string, offerId: string, key: string): string =>
  `${offerId}-${digest("incident", client, offerId, key)}`;

export const offerIdOf = (incidentId: string): string => incidentId.split("-", 1)[0] ?? "";

/** The ID of a frontline request, which belongs to an account. */
export const frontlineIdFor = (client: string, accountKey: string, key: string): string =>
  `frontline-${accountKey}-${digest("frontline", client, accountKey, key)}`;

export const frontlineAccountOf = (incidentId: string): string | undefined =>
  /^frontline-([0-9a-z]+)-/.exec(incidentId)?.[1];

export const renewalIdFor = (client: string, offerId: string, key: string): string =>
  `renewal-${digest("renewal", client, offerId, key)}`;

export const adjustmentIdFor = (client: string, offerId: string, key: string): string =>
  digest("adjustment", client, offerId, key);

export const erasureIdFor = (client: string, key: string): string => digest("erasure", client, key);

export const replacementIdFor = (client: string, offerId: string, key: string): string =>
  digest("replacement", client, offerId, key);

/** The distribution that a replacement sends. */
export const replacementDistributionId = (replacementId: string): string =>
  digest("replacement mails", replacementId);

/** A text that two requests share if they name the same recipients in the same way. */
export const contentKeyOf = (content: object): string => digest("content", JSON.stringify(content));

/** Tells events of one instant apart: what the request did, and to which account or benefit. */
export const eventIdFor = (type: string, requestId: string, subject: string): string =>
  digest("event", type, requestId, subject);

export const distributionIdFor = (client: string, offerId: string, key: string): string =>
  digest("distribution", client, offerId, key);

/** An account as a storage key, without characters that keys must not contain. Spelling does not matter (A35). */
export const accountKeyOf = ({ id, type }: Account): string => digest("account", type, foldId(id));

/**
 * The keys under which an account's rows can be: its own, and the one that version 0.1.0 made of the
 * ID as it was written. Rows are written under the first one only.
 */
export const accountKeysOf = (account: Account): readonly string[] =>
  foldId(account.id) === account.id
    ? [accountKeyOf(account)]
    : [accountKeyOf(account), digest("account", account.type, account.id)];

/** An address as a storage key. Case does not matter. */
export const addressKeyOf = (email: string): string => digest("address", email.toLowerCase());

export const consultationIdFor = (partnerId: string, name: string): string =>
  digest("consultation", foldId(partnerId), name);

/** The distribution that an activation sends: one per activation, however often it is requested. */
export const activationDistributionId = (activationId: string): string =>
  digest("activation", activationId);

/** A key of several recipients, in any order. */
export const recipientsKeyOf = (recipients: readonly { readonly email: string }[]): string =>
  digest("recipients", ...new Set(recipients.map(({ email }) => addressKeyOf(email)).sort()));

/** The distribution of a notice: one per offer, term and topic, so that each notice is sent once. */
export const noticeDistributionId = (offerId: string, term: number, subject: string): string =>
  digest("notice", offerId, String(term), subject);
