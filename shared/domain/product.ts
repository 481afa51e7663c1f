import type { PlainDate } from "./plain-date.ts";
import { containsName, lettersOf, nameWordsOf, wordsOf } from "./product-words.ts";
import type { Portal } from "./vocabulary.ts";

/** Fixed: mainstream support ends on a published date. Modern: supported until it is retired. */
export type LifecyclePolicy = "Fixed" | "Modern";

/**
 * X17: dates without a time zone; end dates are inclusive. A conversion from Pacific time shifts
 * them.
 */
export interface ProductVersion {
  readonly version: string;
  /** Other ways to write it, such as 25H2 for 11 25H2 (A37). */
  readonly aliases: readonly string[];
  readonly policy: LifecyclePolicy;
  readonly released: PlainDate | null;
  readonly mainstreamEnd: PlainDate | null;
  readonly retired: PlainDate | null;
}

export interface CloudProduct {
  readonly area: "cloud";
  readonly id: string;
  readonly name: string;
  /** Other names of the product (A37). */
  readonly aliases: readonly string[];
  /** The portal in which requests for it are made (F112). */
  readonly portal: Portal;
}

export interface OnPremisesProduct {
  readonly area: "on-premises";
  readonly id: string;
  readonly name: string;
  /** Other names of the product (A37). Two products may share one: then the text can mean both. */
  readonly aliases: readonly string[];
  /**
   * Groups of versions that count as one (A15c), newest first. Without groups in the data, one
   * each.
   */
  readonly generations: readonly (readonly ProductVersion[])[];
}

export type Product = CloudProduct | OnPremisesProduct;

export const namesOf = ({ aliases, id, name }: Product): readonly string[] => [
  name,
  id,
  ...aliases,
];

export interface ProductCatalogue {
  readonly asOf: PlainDate;
  readonly products: readonly Product[];
  /**
   * The products that a text can mean: by id, name or alias. Case, blanks, hyphens, the vendor and,
   * beside the name, an edition, a version or an update do not matter (A37).
   */
  readonly named: (text: string) => readonly Product[];
  /** The products that a text can mean, if need be together with the version. */
  readonly meant: (text: string, version: string | null) => readonly Product[];
  /** The product of `meant` if it is one; undefined if it is none or could be several. */
  readonly find: (text: string, version?: string | null) => Product | undefined;
}

/** The item of a list of one; undefined for other lists. */
export const only = <Item>(items: readonly Item[]): Item | undefined =>
  items.length === 1 ? items[0] : undefined;

interface Name {
  readonly product: Product;
  readonly letters: string;
  readonly words: readonly string[];
  /** The words of the product's versions, such as SE. */
  readonly ofVersions: ReadonlySet<string>;
}

/** The ways to write a version. */
export const spellingsOf = ({ aliases, version }: ProductVersion) => [version, ...aliases];

function namesIn(product: Product): Name[] {
  const versions = product.area === "cloud" ? [] : product.generations.flat();
  const ofVersions = new Set(versions.flatMap(spellingsOf).flatMap(wordsOf));
  return namesOf(product).map((name) => ({
    ...{ product, ofVersions },
    letters: lettersOf(name),
    words: nameWordsOf(name),
  }));
}

/** The products of the longest names that the words contain. */
function readIn(names: readonly Name[], words: readonly string[]): readonly Product[] {
  const found = names.filter((name) => containsName(words, name.words, name.ofVersions));
  const longest = Math.max(...found.map((name) => name.words.length));
  const best = found.filter((name) => name.words.length === longest);
  return [...new Set(best.map(({ product }) => product))];
}

export function productCatalogue(asOf: PlainDate, products: readonly Product[]): ProductCatalogue {
  const names = products.flatMap(namesIn);
  const byLetters = Map.groupBy(names, ({ letters }) => letters);
  const named = (text: string): readonly Product[] => {
    const letters = lettersOf(text);
    if (letters === "") return [];
    const exact = byLetters.get(letters);
    return exact ? [...new Set(exact.map(({ product }) => product))] : readIn(names, wordsOf(text));
  };
  const meant = (text: string, version: string | null): readonly Product[] => {
    const alone = named(text);
    if (alone.length === 1 || version === null) return alone;
    const together = named(`${text} ${version}`);
    return together.length > 0 ? together : alone;
  };
  const find = (text: string, version: string | null = null) => only(meant(text, version));
  return { asOf, products, named, meant, find };
}
