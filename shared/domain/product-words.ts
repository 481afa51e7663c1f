/**
 * A37: how people write products and versions. A text is read as words; words that do not tell one
 * product or version from another are left out.
 */

/** Words of an edition, a form or a servicing state. They never name a product or a version. */
const beside: ReadonlySet<string> = new Set([
  ...["microsoft", "ms", "version", "ver", "edition", "editions", "release", "the", "for", "on"],
  ...["standard", "std", "enterprise", "ent", "datacenter", "datacentre", "developer", "express"],
  ...["web", "essentials", "foundation", "professional", "pro", "proplus", "home", "education"],
  ...["evaluation", "business", "premium", "ultimate", "community", "core", "plus", "student"],
  ...["x86", "x64", "amd64", "arm64", "linux", "english", "build", "os", "wave", "plan"],
  ...["e1", "e3", "e5", "f1", "f3", "rtm", "ga", "gdr", "cu", "sp", "kb", "lts", "latest"],
  ...["버전", "에디션", "표준", "스탠다드", "엔터프라이즈", "데이터센터"],
]);

/** The number in names such as Microsoft 365. It is part of the name, never a version. */
const partOfNames = "365";

/** What is replaced before the text is split into words, in this order. */
const replacements: readonly (readonly [pattern: RegExp, by: string])[] = [
  [/on ?prem(?:ises?)?(?!\p{L})/gu, "onpremises"],
  [/azure edition|(?:64|32) ?bit/g, " "],
  // Cumulative updates, service packs and the like, as in CU12, SP 1, Nov24SU.
  [
    /(?<!\p{L})(?:(?:cumulative|security|feature) update|update(?: rollup)?|rollup|service pack|hotfix) ?\d{0,2}(?![\p{L}\p{N}])/gu,
    " ",
  ],
  [/(?<!\p{L})(?:cu|sp|ur|su|hu|kb|[a-z]{3}\d\dsu) ?\d{0,3}(?![\p{L}\p{N}])/gu, " "],
  // SqlServer2022, 2025Datacenter, v9
  [/(\p{L}{3})(\d{4})(?!\d)/gu, "$1 $2"],
  [/(?<!\d)(\d{4})(\p{L}{3})/gu, "$1 $2"],
  [/(?<![\p{L}\p{N}])v(?=\d)/gu, ""],
];

/** A number of a build, as 16.0.4120.1 and 26200.1234; beside a year every number with dots. */
const isBuild = (part: string, besideYear: boolean): boolean =>
  /^(?:kb)?\d{5}/.test(part) || (/^\d+\./.test(part) && (besideYear || /\..*\./.test(part)));

/** The text in parts, without builds and without the minor number of a year, as in 2022.1. */
function withoutBuilds(text: string): string[] {
  const parts = text
    .split(/[^\p{L}\p{N}.]/u)
    .map((part) => (/^20\d\d\./.test(part) ? part.slice(0, 4) : part));
  const besideYear = parts.some((part) => /20\d\d/.test(part));
  return parts.filter((part) => !isBuild(part, besideYear));
}

/** The words of a text in small letters. Full-width signs count as plain ones (A35). */
export function wordsOf(text: string): string[] {
  const parts = withoutBuilds(text.normalize("NFKC").toLowerCase());
  const plain = parts.flatMap((part) => part.split(".")).filter((part) => part !== "");
  return replacements
    .reduce((read, [pattern, by]) => read.replace(pattern, by), plain.join(" "))
    .split(" ")
    .filter((word) => word !== "" && word !== "and");
}

const isVersion = (word: string): boolean => /^(?:\d|r\d$)/.test(word) && word !== partOfNames;

/** Whether a word beside a product's name leaves the name as it is: an edition or a version. */
const isBesideName = (word: string): boolean => beside.has(word) || isVersion(word);

/** The words of a product's name, without the vendor. */
export const nameWordsOf = (name: string): string[] =>
  wordsOf(name).filter((word) => word !== "microsoft");

/**
 * Whether the words contain the name, in its order, and nothing else but editions and versions. A
 * word of the name may be repeated, as in a product and a version that both say Windows.
 */
export function containsName(
  words: readonly string[],
  name: readonly string[],
  ofVersions: ReadonlySet<string>,
): boolean {
  let next = 0;
  for (const word of words) {
    if (word === name[next]) next += 1;
    else if (!isBesideName(word) && !ofVersions.has(word) && !name.slice(0, next).includes(word))
      return false;
  }
  return next === name.length && next > 0;
}

/** The words of a product's names that no version can be told by. */
export const productWordsOf = (names: readonly string[]): ReadonlySet<string> =>
  new Set(names.flatMap(wordsOf).filter((word) => !isVersion(word)));

/** What tells the version: the words without those of the product and of its edition. */
export const versionWords = (text: string, ofProduct: ReadonlySet<string>): string[] =>
  wordsOf(text).filter((word) => !beside.has(word) && !ofProduct.has(word));

/** A servicing release within a version, such as 22H2. Some versions are named by it. */
export const isHalfYear = (word: string): boolean => /^\d\dh[12]$/.test(word);

/** The letters and digits of a text, in small letters. */
export const lettersOf = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}+]/gu, "");

/** The text without the vendor, editions and versions: the part that should name a product. */
export const withoutBeside = (text: string): string =>
  wordsOf(text)
    .filter((word) => !isBesideName(word))
    .join(" ");
