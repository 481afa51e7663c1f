import type { SealedCredentials } from "../../domain/contract.ts";

export interface CredentialPair {
  readonly accessId: string;
  readonly contractId: string;
}

/** Keeps the pairs secret: makes, encrypts and compares them, and hashes Access IDs for look-up. */
export interface Vault {
  readonly newPair: () => CredentialPair;
  readonly seal: (
    pair: CredentialPair,
    context: {
      readonly offerId: string;
      readonly version: number;
      readonly issuedAt: string;
      /** A50: the pair comes from another system and is shown as it was written there. */
      readonly isForeign?: boolean;
    },
  ) => SealedCredentials;
  /** A sealed pair that nobody was given, of a contract that does not exist. */
  readonly decoy: { readonly offerId: string; readonly sealed: SealedCredentials };
  /** As shown to people: in groups of four; a foreign pair as it was written. */
  readonly open: (offerId: string, sealed: SealedCredentials) => CredentialPair;
  /** Whether a Contract ID, typed by a person, is the sealed one; in constant time. */
  readonly matches: (offerId: string, sealed: SealedCredentials, contractId: string) => boolean;
  /** A keyed hash of an Access ID, typed by a person; nothing can be read from it. */
  readonly accessIdHash: (accessId: string) => string;
  /** A keyed hash of a person, in one spelling; nothing can be read from it. */
  readonly personHash: (person: string) => string;
}
