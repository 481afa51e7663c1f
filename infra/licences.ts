/**
 * Lists the licences of all packages, also of those for development. Ends with 1 if a licence is not
 * among the allowed ones.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import * as z from "zod";

const allowed = new Set([
  ...["MIT", "MIT-0", "ISC", "0BSD", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "MPL-2.0"],
  ...["BlueOak-1.0.0", "CC0-1.0", "CC-BY-3.0", "CC-BY-4.0", "Python-2.0", "Unlicense"],
  // uri-templates, a dependency of Azurite: public domain or MIT, as the user chooses.
  "http://geraintluff.github.io/tv4/LICENSE.txt",
]);

const lock = z.object({
  packages: z.record(
    z.string(),
    z.object({ license: z.string().optional(), link: z.literal(true).optional() }),
  ),
});

/** With OR, one licence must be allowed; with AND, each must be. */
const isAllowed = (expression: string): boolean =>
  expression
    .replaceAll(/[()]/g, "")
    .split(" OR ")
    .some((choice) => choice.split(" AND ").every((licence) => allowed.has(licence.trim())));

/** The names of the packages in the lock file, by licence. */
export function licencesOf(text: string): ReadonlyMap<string, readonly string[]> {
  const byLicence = new Map<string, string[]>();
  for (const [place, { license, link }] of Object.entries(lock.parse(JSON.parse(text)).packages)) {
    // The project itself, and a link to a workspace, which has an entry of its own.
    if (place === "" || link) continue;
    const names = byLicence.get(license ?? "none") ?? [];
    byLicence.set(license ?? "none", [...names, place.replace(/^.*node_modules\//, "")]);
  }
  return byLicence;
}

/** The licences that are not allowed, and their packages. */
export const forbidden = (
  byLicence: ReadonlyMap<string, readonly string[]>,
): readonly (readonly [licence: string, names: readonly string[]])[] =>
  [...byLicence].filter(([licence]) => !isAllowed(licence));

if (import.meta.main) {
  const file = fileURLToPath(new URL("../package-lock.json", import.meta.url));
  const all = licencesOf(readFileSync(file, "utf8"));
  const sorted = [...all].sort(([a], [b]) => a.localeCompare(b));
  console.log(sorted.map(([licence, names]) => `${licence}: ${names.length}`).join("\n"));
  const bad = forbidden(all);
  for (const [licence, names] of bad) console.error(`not allowed: ${licence}: ${names.join(", ")}`);
  process.exitCode = bad.length === 0 ? 0 : 1;
}
