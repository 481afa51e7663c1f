import type { Chain } from "./ledger.ts";
import type { Granted, Pack } from "./offer-catalogue.ts";
import type { PlainDate } from "./plain-date.ts";
import type { BenefitKind, CspRole, OfferType } from "./vocabulary.ts";

/**
 * The partner's facts that decide about a contract. Stored with the contract, to save a second
 * read.
 */
export interface PartnerFacts {
  readonly partnerId: string;
  readonly tenantId: string;
  /** Further tenants of the same partner, for example after a merger (A44). */
  readonly furtherTenantIds: readonly string[];
  readonly cspRole: CspRole;
  readonly country: string | null;
}

export interface Term {
  readonly number: number;
  readonly start: PlainDate;
  readonly anniversary: PlainDate;
  /** A4: last usable day and last day to activate, inclusive. */
  readonly endDate: PlainDate;
  readonly openedBy: "Purchase" | "Renewal";
  readonly decidingDate: PlainDate;
  /** The first day of the cap when the term was granted (A1). Null in terms of earlier versions. */
  readonly capEffectiveDate: PlainDate | null;
}

/** A recorded renewal of the current term that has not taken effect yet. */
export interface Renewal {
  readonly renewedOn: PlainDate;
  /** A5: true replaces the pair, so every account must link again. */
  readonly issueNewIds: boolean;
  readonly recordedAt: string;
  readonly actor: string;
  readonly requestId: string;
}

export type Activation =
  | { readonly state: "NotActivated" }
  | {
      readonly state: "Activating" | "ActivationFailed";
      readonly activationId: string;
      readonly attempt: number;
      readonly requestedAt: string;
      readonly finishedAt: string | null;
      readonly distributionId: string | null;
    }
  | {
      readonly state: "Active";
      readonly activationId: string;
      readonly attempt: number;
      readonly requestedAt: string;
      readonly finishedAt: string;
      readonly distributionId: string | null;
    };

/** The counters of one benefit in one term. remaining = granted − used − forfeited. */
export interface Counters {
  readonly kind: BenefitKind;
  readonly granted: Granted;
  /** Net of refunds. */
  readonly used: number;
  readonly refunded: number;
  /** Incidents that were unused at the end of the term. */
  readonly forfeited: number;
}

export interface Line extends Counters {
  readonly activation: Activation;
}

/** The issued pair. The Contract ID is encrypted; the Access ID is kept in the same envelope. */
export interface SealedCredentials {
  readonly version: number;
  readonly keyId: string;
  readonly ciphertext: string;
  readonly issuedAt: string;
}

/** A5: the pair and the activations that a renewal with new IDs replaced. */
export interface ReplacedIds {
  readonly credentialVersion: number;
  readonly credentials: SealedCredentials | null;
  readonly activations: readonly { readonly kind: BenefitKind; readonly activation: Activation }[];
  /** The credential version that replaced them. */
  readonly by: number;
}

/** A39: how a renewal opened the current term, so that the renewal can be taken back. */
export interface Opening {
  readonly renewedOn: PlainDate;
  /** The number of the last ledger entry that opened the term. */
  readonly seq: number;
  /** Null if the renewal kept the IDs. */
  readonly replaced: ReplacedIds | null;
}

/** A39: the renewal that was taken back last. The next renewal opens the same term again. */
export interface TakenBack {
  readonly term: number;
  /** The end of the term's chain, which continues if the term opens again; null if it never opened. */
  readonly chain: Chain | null;
}

/** A41: how often the pair was replaced on request. */
export interface Replacements {
  /** In the current term. Failed ones do not count. */
  readonly inTerm: number;
  /** The newest one; null if there is none. */
  readonly latestId: string | null;
}

/**
 * A membership offer that a partner bought, and its support contract (A6: one contract, and one
 * Access ID and Contract ID, per offer). It contains everything that must change together.
 */
export interface Contract {
  readonly offerId: string;
  readonly offerType: OfferType;
  readonly partner: PartnerFacts;
  /** The date from which all anniversaries are computed (A3). */
  readonly purchasedOn: PlainDate;
  readonly pack: Pack | null;
  readonly term: Term;
  readonly renewal: Renewal | null;
  readonly lines: readonly Line[];
  /** A link made under another version is stale. */
  readonly credentialVersion: number;
  /** The highest version that a pair ever had. A new pair gets the next one (A39). */
  readonly latestCredentialVersion: number;
  readonly credentials: SealedCredentials | null;
  readonly replacements: Replacements;
  /** Counts unlinks. When it changes, other writers of the contract read their links again (A41). */
  readonly unlinks: number;
  readonly cancelledOn: PlainDate | null;
  /**
   * True once the remaining incidents are forfeited in the ledger. The date alone decides expiry.
   */
  readonly ended: boolean;
  readonly chain: Chain;
  /** Null in the first term, and if it is not known how the term was opened. */
  readonly opening: Opening | null;
  readonly takenBack: TakenBack | null;
  /**
   * Counts the claims of other offers to the partner's slot, after this one had expired. A late renewal
   * is accepted only if it has outrun all of them (A19, A38).
   */
  readonly slotClaims: number;
}

/** A closed term. It is read-only, except that refunds of its incidents are still booked in it. */
export interface ClosedTerm {
  readonly offerId: string;
  readonly term: Term;
  readonly lines: readonly Counters[];
  readonly chain: Chain;
}

export const lineOf = (contract: Contract, kind: BenefitKind): Line | undefined =>
  contract.lines.find((line) => line.kind === kind);

export const withLine = (contract: Contract, changed: Line): Contract => ({
  ...contract,
  lines: contract.lines.map((line) => (line.kind === changed.kind ? changed : line)),
});

/** The number of remaining incidents; null for an unlimited line. */
export const remainingOf = ({ granted, used, forfeited }: Counters): number | null =>
  granted === null ? null : granted - used - forfeited;
