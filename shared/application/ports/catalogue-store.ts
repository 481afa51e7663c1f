import type { CatalogueData } from "../../contract/catalogue-data.ts";
import type { ProductCatalogue } from "../../domain/product.ts";
import type { FieldError } from "../../domain/refusal.ts";
import type { Result } from "../../domain/result.ts";

/** A version of the product catalogue. Version 1 is the one of the build and has no date. */
export interface CatalogueVersion {
  readonly version: number;
  /** The machine's time, not the domain's. */
  readonly publishedAt: string | null;
  readonly publishedBy: string | null;
}

/** A version that an operator published; `content` is its JSON, or null if it cannot be read. */
export interface StoredCatalogue extends CatalogueVersion {
  readonly content: string | null;
}

/** The versions after the first. Each is written once, and the newest one is in force. */
export interface CatalogueStore {
  /** Reads on as the caller does: usually the first one is all that is needed. */
  readonly newestFirst: () => AsyncIterable<StoredCatalogue>;
  /** False if that version exists. */
  readonly add: (catalogue: StoredCatalogue & { readonly content: string }) => Promise<boolean>;
}

export interface ReadCatalogue {
  readonly data: CatalogueData;
  readonly catalogue: ProductCatalogue;
}

/** Checks the content of a catalogue, by the rules that the build's own passes. Names every bad row. */
export type CatalogueReader = (raw: unknown) => Result<ReadCatalogue, readonly FieldError[]>;
