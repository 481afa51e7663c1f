import type { Schemas } from "benefits-client";

export type Statement = Schemas["Statement"];
export type Entry = Schemas["LedgerEntry"];
export type KindTotals = Statement["kindTotals"][number];
export type UsagePoint = Schemas["Usage"]["points"][number];

/** A term of an offer. */
export interface TermPath {
  readonly partnerId: string;
  readonly offerId: string;
  readonly term: number;
}
