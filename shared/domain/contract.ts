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
  /** Counts renewals with new IDs; a link made under an earlier version is stale. */
  readonly credentialVersion: number;
  readonly credentials: SealedCredentials | null;
  readonly cancelledOn: PlainDate | null;
  /**
   * True once the remaining incidents are forfeited in the ledger. The date alone decides expiry.
   */
  readonly ended: boolean;
  readonly chain: Chain;
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
