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

/** The names of the products whose names or aliases differ least from the text. */
function nearestProducts(text: string, { products }: Pick<ProductCatalogue, "products">): string[] {
  const typed = withoutBeside(text);
  const owners = new Map(
    products.flatMap((product) => namesOf(product).map((name) => [name, product.name])),
  );
  const nearest = nearestNames(typed === "" ? text : typed, [...owners.keys()], owners.size);
  return [...new Set(nearest.map((name) => owners.get(name) ?? name))].slice(0, 3);
}

/** A36, A37: the products that a text can mean or, if there are none, the nearest ones. */
export function knownNames(
  text: string,
  catalogue: Pick<ProductCatalogue, "named" | "products">,
): string {
  const meant = catalogue.named(text).map(({ name }) => name);
  return meant.length > 0
    ? `It can mean: ${meant.join(", ")}.`
    : `The nearest known names are: ${nearestProducts(text, catalogue).join(", ")}.`;
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
  return { ...refusal, detail: `${detail} ${knownNames(text, catalogue)}` };
}
