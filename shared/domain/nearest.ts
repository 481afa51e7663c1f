import { namesOf } from "./product.ts";
import type { Product, ProductCatalogue } from "./product.ts";
import { lettersOf, withoutBeside } from "./product-words.ts";
import type { Refusal } from "./refusal.ts";

/** The fewest characters to insert, delete, replace or swap with their neighbour that turn `a` into `b`. */
export function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      next.push(
        Math.min(
          (row[j] ?? 0) + 1,
          (next[j - 1] ?? 0) + 1,
          (row[j - 1] ?? 0) + (same ? 0 : 1),
          swapped ? (before[j - 2] ?? 0) + 1 : Infinity,
        ),
      );
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}

/** The names that differ least from what was typed, the nearest first. Case and blanks do not matter. */
export const nearestNames = (typed: string, names: readonly string[], count = 3): string[] =>
  names
    .map((name) => ({ name, distance: editDistance(lettersOf(typed), lettersOf(name)) }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, count)
    .map(({ name }) => name);

/** A37: whether the product or the version of the request was not understood. */
export const isNotUnderstood = (refusal: Refusal, product: Product | undefined): boolean =>
  product === undefined || refusal.reason === "UNKNOWN_VERSION";

/** Whether a text can be a slip of a name: at most a quarter of its characters differ. */
function isSlip(typed: string, name: string): boolean {
  const [a, b] = [lettersOf(typed), lettersOf(name)];
  return editDistance(a, b) <= Math.max(a.length, b.length) / 4;
}

/** Whether all words of one are among those of the other. */
function isPart(typed: string, name: string): boolean {
  const [a, b] = [typed.split(" "), withoutBeside(name).split(" ")];
  return a.every((word) => b.includes(word)) || b.every((word) => a.includes(word));
}

/** The names of the products whose names or aliases are near to the text, the nearest first. */
function nearestProducts(text: string, { products }: Pick<ProductCatalogue, "products">): string[] {
  const typed = withoutBeside(text);
  if (typed === "") return [];
  const owners = new Map(
    products.flatMap((product) => namesOf(product).map((name) => [name, product.name])),
  );
  const near = [...owners.keys()].filter((name) => isSlip(typed, name) || isPart(typed, name));
  const nearest = nearestNames(typed, near, near.length);
  return [...new Set(nearest.map((name) => owners.get(name) ?? name))].slice(0, 3);
}

/**
 * A36, A37: the detail with the products that a text can mean or, if there are none, the nearest
 * ones. No name is better than one that has nothing to do with the text.
 */
export function withNames(
  detail: string,
  text: string,
  catalogue: Pick<ProductCatalogue, "named" | "products">,
): string {
  const meant = catalogue.named(text).map(({ name }) => name);
  if (meant.length > 0) return `${detail} It can mean: ${meant.join(", ")}.`;
  const nearest = nearestProducts(text, catalogue);
  return nearest.length > 0
    ? `${detail} The nearest known names are: ${nearest.join(", ")}.`
    : detail;
}

/**
 * A36, A37: the refusal of a request whose product is not understood, with the known
 * names. Other refusals stay as they are.
 */
export function withKnownNames<R extends Refusal>(
  refusal: R,
  text: string,
  product: Product | undefined,
  catalogue: Pick<ProductCatalogue, "named" | "products">,
): R {
  const { code, detail } = refusal;
  const aboutProduct =
    code === "PRODUCT_VERSION_NOT_SUPPORTED" ||
    (code === "PLAN_NOT_VALID_FOR_PRODUCT" && refusal.reason !== "NOT_VALID_FOR_PORTAL");
  if (product || !aboutProduct) return refusal;
  return { ...refusal, detail: withNames(detail, text, catalogue) };
}
