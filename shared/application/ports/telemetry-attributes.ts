import type { BenefitKind, OfferType, Portal, Resolution } from "../../domain/vocabulary.ts";
import type { DueItem } from "./operations.ts";

/**
 * All attributes. They are codes, kinds, counts and offer ids (references that grant no access); never an
 * Access ID, a Contract ID, an account, an address, a token or a key.
 */
export interface AttributeValues {
  readonly offerId: string;
  readonly offerType: OfferType;
  readonly kind: BenefitKind;
  readonly portal: Portal;
  /** The code of a refusal or of a problem of the HTTP contract. */
  readonly code: string;
  /** The id of an HTTP operation. */
  readonly operation: string;
  readonly resolution: Resolution | "None";
  readonly refund: string;
  readonly term: number;
  readonly newIds: boolean;
  /** How often one mail was sent. */
  readonly attempts: number;
  readonly item: DueItem["kind"];
  /** The name of an error's class. */
  readonly error: string;
  readonly days: number;
  readonly due: number;
  readonly renewed: number;
  readonly expired: number;
  readonly lapsed: number;
  readonly notices: number;
  readonly failed: number;
  readonly offers: number;
  readonly entries: number;
  readonly mismatches: number;
  readonly trigger: string;
  readonly rows: number;
  /** Commands in one transaction. */
  readonly commands: number;
  readonly outcome: string;
  readonly status: number;
  /** A version of the product catalogue. */
  readonly version: number;
}
export type AttributeName = keyof AttributeValues;
