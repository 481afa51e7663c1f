import type { ProductCatalogue } from "../../domain/product.ts";
import type {
  CatalogueReader,
  CatalogueStore,
  CatalogueVersion,
  ReadCatalogue,
  StoredCatalogue,
} from "../ports/catalogue-store.ts";
import type { Telemetry } from "../ports/telemetry.ts";

export interface PublishedCatalogue extends CatalogueVersion, ReadCatalogue {}

export interface LoadedCatalogue {
  readonly current: PublishedCatalogue;
  /** The newest version in storage, also if it cannot be read. */
  readonly newest: number;
}

/** From this age on, a request reads the catalogue anew and does not wait for it. */
const refreshMs = 30_000;
/** From this age on, it waits: nothing may be decided by a catalogue that is a minute old. */
const oldMs = 55_000;

interface Sources {
  readonly store: CatalogueStore;
  readonly read: CatalogueReader;
  /** The catalogue of the build: the first version, and what counts if no other can be read. */
  readonly bundled: ReadCatalogue;
  readonly telemetry: Pick<Telemetry, "event">;
  /** The machine's own clock, in ms. */
  readonly nowMs: () => number;
}

/**
 * The product catalogue in force, in memory. All use cases ask it. Reading it never costs a request
 * to storage; `refresh` keeps it at most a minute old.
 */
export class CatalogueInForce implements ProductCatalogue {
  readonly #from: Sources;
  readonly #first: PublishedCatalogue;
  #current: PublishedCatalogue;
  #triedAt = Number.NEGATIVE_INFINITY;
  #refreshing: Promise<void> | null = null;

  constructor(from: Sources) {
    this.#from = from;
    this.#first = { version: 1, publishedAt: null, publishedBy: null, ...from.bundled };
    this.#current = this.#first;
  }

  get asOf() {
    return this.#current.catalogue.asOf;
  }
  get products() {
    return this.#current.catalogue.products;
  }
  readonly named: ProductCatalogue["named"] = (text) => this.#current.catalogue.named(text);
  readonly meant: ProductCatalogue["meant"] = (text, version) =>
    this.#current.catalogue.meant(text, version);
  readonly find: ProductCatalogue["find"] = (text, version) =>
    this.#current.catalogue.find(text, version);

  /**
   * Reads the catalogue anew if it is old. If storage does not answer, the last good one stays, and
   * storage is asked again after half a minute. Never throws.
   */
  async refresh(): Promise<void> {
    const age = this.#from.nowMs() - this.#triedAt;
    if (age < refreshMs) return;
    this.#refreshing ??= this.#tryToLoad();
    if (age >= oldMs) await this.#refreshing;
  }

  /** Reads the catalogue in force from storage. */
  async load(): Promise<LoadedCatalogue> {
    let newest = this.#first.version;
    for await (const stored of this.#from.store.newestFirst()) {
      newest = Math.max(newest, stored.version);
      const published =
        stored.version === this.#current.version ? this.#current : this.#publishedOf(stored);
      if (!published) continue;
      this.take(published);
      break;
    }
    this.#triedAt = this.#from.nowMs();
    return { current: this.#current, newest };
  }

  /** Puts a version in force in this process, unless a later one already is. */
  take(published: PublishedCatalogue): void {
    if (published.version > this.#current.version) this.#current = published;
  }

  async #tryToLoad(): Promise<void> {
    try {
      await this.load();
    } catch (error) {
      this.#triedAt = this.#from.nowMs();
      this.#report(this.#current.version, error);
    } finally {
      this.#refreshing = null;
    }
  }

  #publishedOf({ content, ...version }: StoredCatalogue): PublishedCatalogue | null {
    try {
      const read = content === null ? null : this.#from.read(JSON.parse(content));
      if (read?.ok) return { ...version, ...read.value };
      throw new UnreadableCatalogue();
    } catch (error) {
      this.#report(version.version, error);
      return null;
    }
  }

  #report(version: number, error: unknown): void {
    const name = error instanceof Error ? error.name : "unknown";
    this.#from.telemetry.event("CatalogueUnreadable", { version, error: name });
  }
}

class UnreadableCatalogue extends Error {
  override readonly name = "UnreadableCatalogue";
}
