import { hash } from "node:crypto";

import type { BenefitKind } from "./vocabulary.ts";

/**
 * Why a balance changed. `Grant` opens a term, `Deduct` charges an incident, `Refund` returns one,
 * `Forfeit` ends the unused incidents of a term, and `Adjust` corrects a mistake. `Import` opens the
 * present term of an imported offer (A50): a positive delta grants, a negative one was used before.
 * Entries are never changed or removed.
 */
export const entryTypes = ["Grant", "Deduct", "Refund", "Forfeit", "Adjust", "Import"] as const;
export type EntryType = (typeof entryTypes)[number];

/** Who caused a change, when, and by which request. Every entry contains it, for the audit. */
export interface Cause {
  readonly at: string;
  readonly actor: string;
  readonly requestId: string;
}

export interface EntryDraft extends Cause {
  readonly type: EntryType;
  readonly kind: BenefitKind;
  /** Change of what remains; 0 for an unlimited grant, -1 for a deduction even when unlimited. */
  readonly delta: number;
  /** Null for an unlimited line. */
  readonly remainingAfter: number | null;
  readonly incidentId?: string;
  /** A40: why somebody corrected the balance. Entries of the usual operations have none. */
  readonly reason?: string;
}

/** One line of the ledger. `seq` counts from 1 within a term; hashes chain within a term. */
export interface Entry extends EntryDraft {
  readonly offerId: string;
  readonly term: number;
  readonly seq: number;
  readonly hash: string;
}

/**
 * The end of one term's hash chain. A chain starts at `openingHash`. For the first term, this is
 * the hash of the offer's id. For a later term, it is the last hash of the previous term at its
 * close.
 */
export interface Chain {
  readonly term: number;
  readonly seq: number;
  readonly openingHash: string;
  readonly hash: string;
}

const sha256 = (text: string): string => hash("sha256", text, "hex");

export const firstChain = (offerId: string): Chain => {
  const openingHash = sha256(offerId);
  return { term: 1, seq: 0, openingHash, hash: openingHash };
};

export const nextChain = (before: Chain): Chain => ({
  term: before.term + 1,
  seq: 0,
  openingHash: before.hash,
  hash: before.hash,
});

/** The text that is hashed: the entry without its hash, as JSON with sorted keys and no spaces. */
export function canonical(entry: Omit<Entry, "hash">): string {
  const {
    actor,
    at,
    delta,
    incidentId,
    kind,
    offerId,
    reason,
    remainingAfter,
    requestId,
    seq,
    term,
    type,
  } = entry;
  // Written out in sorted order, because a generic key sort costs more than the hash itself.
  return JSON.stringify({
    actor,
    at,
    delta,
    ...(incidentId === undefined ? {} : { incidentId }),
    kind,
    offerId,
    ...(reason === undefined ? {} : { reason }),
    remainingAfter,
    requestId,
    seq,
    term,
    type,
  });
}

export const entryHash = (previousHash: string, entry: Omit<Entry, "hash">): string =>
  sha256(`${previousHash}\n${canonical(entry)}`);

/** Appends an entry to a chain. Returns the longer chain and the entry with its hash. */
export function seal(
  chain: Chain,
  offerId: string,
  draft: EntryDraft,
): { readonly chain: Chain; readonly entry: Entry } {
  const unsealed = { ...draft, offerId, term: chain.term, seq: chain.seq + 1 };
  const hash = entryHash(chain.hash, unsealed);
  return { chain: { ...chain, seq: unsealed.seq, hash }, entry: { ...unsealed, hash } };
}
