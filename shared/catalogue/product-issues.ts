import { findVersion } from "../domain/product-version.ts";
import { namesOf, productCatalogue } from "../domain/product.ts";
import type { Product } from "../domain/product.ts";
import type { OnPremisesRow, ProductData, VersionRow } from "./product-data.ts";

/** The mistakes that a valid schema still allows. Each is a sentence that names the row. */

const repeated = (names: readonly string[]): string[] =>
  names.filter((name, index) => names.indexOf(name) !== index);

function dateIssues({ policy, released, mainstreamEnd, retired }: VersionRow): string[] {
  const issues: string[] = [];
  if (released !== null && mainstreamEnd !== null && mainstreamEnd < released) {
    issues.push(`mainstreamEnd ${mainstreamEnd} is before its release, ${released}`);
  }
  if (released !== null && retired !== null && retired < released) {
    issues.push(`retired ${retired} is before its release, ${released}`);
  }
  if (mainstreamEnd !== null && retired !== null && retired < mainstreamEnd) {
    issues.push(`retired ${retired} is before its mainstreamEnd, ${mainstreamEnd}`);
  }
  // The Modern policy uses only the retirement date, so a date in the other column has no effect.
  if (policy === "Modern" && mainstreamEnd !== null) {
    issues.push("has a mainstreamEnd, which the Modern policy does not know; use retired");
  }
  return issues;
}

function sourceIssues({ source }: VersionRow, sources: ProductData["sources"]): string[] {
  if (!sources) return [];
  const named = source.match(/\bR\d+\b/g) ?? [];
  return named.filter((name) => !(name in sources)).map((name) => `has an unknown source, ${name}`);
}

/** The order of versions decides their ranks (A15), so the order must be right. */
function orderIssues(versions: readonly VersionRow[]): string[] {
  const dated = versions.filter((each) => each.released !== null);
  return dated.flatMap((each, index) => {
    const before = dated[index - 1];
    return before && (before.released ?? "") < (each.released ?? "")
      ? [`versions are not newest first: "${each.version}" is newer than "${before.version}"`]
      : [];
  });
}

function generationIssues({ generations, versions }: OnPremisesRow): string[] {
  if (!generations) return [];
  const known = versions.map(({ version }) => version);
  const named = generations.flat();
  const issues = [
    ...named.filter((name) => !known.includes(name)).map((name) => `name "${name}", no version`),
    ...known.filter((name) => !named.includes(name)).map((name) => `leave out version "${name}"`),
    ...repeated(named).map((name) => `name version "${name}" twice`),
  ];
  if (issues.length === 0 && named.join("\n") !== known.join("\n")) {
    issues.push("are not in the order of the versions, newest first");
  }
  return issues.map((issue) => `generations ${issue}`);
}

function onPremisesIssues(row: OnPremisesRow, sources: ProductData["sources"]): string[] {
  const { aliases, id, name, versions } = row;
  const alone = { aliases, area: "on-premises", id, name, generations: [versions] } as const;
  return [
    ...versions.flatMap((each) =>
      [
        ...dateIssues(each),
        ...sourceIssues(each, sources),
        ...([each.version, ...each.aliases].every((text) => findVersion(alone, text) === each)
          ? []
          : ["is listed twice"]),
      ].map((issue) => `version "${each.version}" ${issue}`),
    ),
    ...orderIssues(versions),
    ...generationIssues(row),
  ].map((issue) => `${name} (${id}): ${issue}`);
}

/**
 * Uses the catalogue's own look-up, so that one place decides which names are equal. On-premises
 * products may share an alias, because some names mean several of them.
 */
function ambiguousNames({ asOf, cloud, onPremises }: ProductData): string[] {
  const all: Product[] = [
    ...cloud,
    ...onPremises.map(({ aliases, area, id, name }) => ({
      ...{ aliases, area, id, name },
      generations: [],
    })),
  ];
  const { named } = productCatalogue(asOf, all);
  const isAmbiguous = (product: Product, name: string): boolean =>
    named(name).some(
      (other) =>
        other !== product &&
        !(
          [other, product].every(({ area }) => area === "on-premises") &&
          [other, product].every(({ aliases }) => aliases.includes(name))
        ),
    );
  return all.flatMap((product) =>
    namesOf(product)
      .filter((name) => isAmbiguous(product, name))
      .map((name) => `${product.name} (${product.id}): "${name}" also names another product`),
  );
}

export const catalogueIssues = (data: ProductData): string[] => [
  ...ambiguousNames(data),
  ...data.onPremises.flatMap((row) => onPremisesIssues(row, data.sources)),
];
