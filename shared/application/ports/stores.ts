import type { PartnerFacts, SealedCredentials } from "../../domain/contract.ts";
import type { FrontlineIncident } from "../../domain/frontline.ts";
import type { Cause } from "../../domain/ledger.ts";
import type { Pack } from "../../domain/offer-catalogue.ts";
import type { Purchase } from "../../domain/purchase.ts";
import type { PartnerView } from "../../contract/commerce.ts";

export interface Stored<Value> {
  readonly value: Value;
  readonly etag: string;
}

/**
 * A purchase as it was accepted. It is written before the contract and holds all that the contract
 * is made from, so that whoever finds it without its contract can finish what was begun.
 */
export interface Membership {
  readonly offerId: string;
  readonly partner: PartnerFacts;
  readonly purchase: Purchase;
  readonly pack: Pack | null;
  /** A50: the pair of an import, which is in the index of Access IDs before the purchase is written. */
  readonly credentials: SealedCredentials | null;
  readonly cause: Cause;
}

export interface Consultation {
  readonly consultationId: string;
  readonly name: string;
  readonly requestedBy: string;
  readonly requestedAt: string;
  readonly state: "Submitted";
}

export interface PartnerStore {
  readonly read: (partnerId: string) => Promise<Stored<PartnerView> | null>;
  /** True when the partner is new. */
  readonly put: (partner: PartnerView) => Promise<boolean>;
  /** The offer that holds the slot of its type (A19: one offer of each type). */
  readonly readSlot: (partnerId: string, slot: string) => Promise<Stored<string> | null>;
  /**
   * Gives the slot to an offer, also to the one that has it: its etag changes. `expected` is the
   * etag to replace; null if the slot was never taken. False when another writer came first.
   */
  readonly moveSlot: (
    partnerId: string,
    slot: string,
    offerId: string,
    expected: string | null,
  ) => Promise<boolean>;
  /** Reserves the slot and records the purchase in one transaction. False if the slot was taken first. */
  readonly reserveSlot: (
    membership: Membership,
    slot: string,
    expected: string | null,
  ) => Promise<boolean>;
  readonly readMembership: (partnerId: string, offerId: string) => Promise<Membership | null>;
  readonly listMemberships: (partnerId: string) => Promise<Membership[]>;
  readonly readConsultations: (partnerId: string) => Promise<Consultation[]>;
  /** The consultation of that name: the given one, or the one that was there before. */
  readonly addConsultation: (
    partnerId: string,
    consultation: Consultation,
  ) => Promise<Consultation>;
}

/** A request that the frontline team handles: of an account, in no ledger (F159, F166). */
export interface FrontlineRequest {
  readonly incident: FrontlineIncident;
}

/** By account: which contracts it has linked (an index; the contract's row is the truth). */
export interface AccountStore {
  readonly addContract: (accountKey: string, offerId: string) => Promise<void>;
  readonly listContracts: (accountKey: string) => Promise<string[]>;
  /** The request under this id: the given one, or the one that was there before. */
  readonly addFrontline: (
    accountKey: string,
    request: FrontlineRequest,
  ) => Promise<{ readonly request: FrontlineRequest; readonly added: boolean }>;
  readonly readFrontline: (
    accountKey: string,
    incidentId: string,
  ) => Promise<Stored<FrontlineRequest> | null>;
  /** False when another writer came first. */
  readonly writeFrontline: (
    accountKey: string,
    request: FrontlineRequest,
    etag: string,
  ) => Promise<boolean>;
  readonly listFrontline: (accountKey: string) => Promise<FrontlineRequest[]>;
}

/** Whose Access ID it is, with the pair itself, so that a replaced one can still be recognised. */
export interface CredentialOwner {
  readonly offerId: string;
  readonly sealed: SealedCredentials;
}

/** Finds a contract by its Access ID, of which only a keyed hash is stored. */
export interface CredentialIndex {
  /** False when the Access ID is taken. */
  readonly add: (accessIdHash: string, owner: CredentialOwner) => Promise<boolean>;
  readonly find: (accessIdHash: string) => Promise<CredentialOwner | null>;
  readonly readOwner: (accessIdHash: string) => Promise<Stored<CredentialOwner> | null>;
  /** False if another writer came first. */
  readonly replace: (
    accessIdHash: string,
    owner: CredentialOwner,
    etag: string,
  ) => Promise<boolean>;
}

/** Failed attempts to link, counted in storage so that neither restarts nor scale-out forget them. */
export interface AttemptStore {
  /** Instants (ms) of recent failures under `key`. */
  readonly read: (key: string) => Promise<Stored<readonly number[]> | null>;
  /** Removes counts that mean nothing any more, up to a number for each call. In real time. */
  readonly removeOld: (nowMs: number) => Promise<void>;
  /** False when another failure was recorded meanwhile. */
  readonly write: (
    key: string,
    failures: readonly number[],
    expected: string | null,
  ) => Promise<boolean>;
}
