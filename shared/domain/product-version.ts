import { namesOf, only, spellingsOf } from "./product.ts";
import type { OnPremisesProduct, ProductVersion } from "./product.ts";
import { isHalfYear, lettersOf, productWordsOf, versionWords } from "./product-words.ts";

interface Spelling {
  readonly version: ProductVersion;
  readonly letters: string;
  /** What tells it from other versions, joined. */
  readonly words: string;
}

interface Spellings {
  readonly ofProduct: ReadonlySet<string>;
  readonly all: readonly Spelling[];
}

/** Computed once for each product, because every request needs them. */
const spellings = new WeakMap<OnPremisesProduct, Spellings>();

function spellingsIn(product: OnPremisesProduct): Spellings {
  const before = spellings.get(product);
  if (before) return before;
  const ofProduct = productWordsOf(namesOf(product));
  const all = product.generations.flat().flatMap((version) =>
    spellingsOf(version).map((text) => ({
      version,
      letters: lettersOf(text),
      words: versionWords(text, ofProduct).join(""),
    })),
  );
  spellings.set(product, { ofProduct, all });
  return { ofProduct, all };
}

/** A37: the version of a product that a text means; undefined if it is none or could be several. */
export function findVersion(product: OnPremisesProduct, text: string): ProductVersion | undefined {
  const { all, ofProduct } = spellingsIn(product);
  const letters = lettersOf(text);
  const exact = all.find((spelling) => spelling.letters === letters);
  if (exact) return exact.version;
  const meant = (words: readonly string[]) => {
    const joined = words.join("");
    const found = joined === "" ? [] : all.filter((spelling) => spelling.words === joined);
    return only([...new Set(found.map(({ version }) => version))]);
  };
  const words = versionWords(text, ofProduct);
  return meant(words) ?? meant(words.filter((word) => !isHalfYear(word)));
}

/**
 * A37: the version that a request means. People write it in the version, in the product or in both.
 * Undefined if it is unknown, or if the two contradict each other.
 */
export function versionAsked(
  product: OnPremisesProduct,
  { product: name, version }: { readonly product: string; readonly version: string | null },
): ProductVersion | undefined {
  const inName = findVersion(product, name);
  if (version === null) return inName;
  const inVersion = findVersion(product, version) ?? findVersion(product, `${name} ${version}`);
  return inName && inVersion !== inName ? undefined : inVersion;
}
