interface Range {
  readonly name: string;
  readonly quality: number;
}

/** The ranges of an Accept or Accept-Language header. Unreadable ranges are left out. */
function rangesOf(header: string): Range[] {
  return header.split(",").flatMap((part) => {
    const [name = "", ...parameters] = part.split(";").map((each) => each.trim().toLowerCase());
    const weight = parameters.find((each) => each.startsWith("q="))?.slice(2);
    const quality = weight === undefined ? 1 : Number(weight);
    return name === "" || Number.isNaN(quality) ? [] : [{ name, quality }];
  });
}

/**
 * How well a range matches: 3 exactly, 2 by its family (`ko-KR` for `ko`, `text/*`), 1 any, 0 not.
 */
function matchLevel(range: string, option: string): number {
  if (range === option) return 3;
  if (range === "*" || range === "*/*") return 1;
  const family = range.endsWith("/*") ? range.slice(0, -1) : undefined;
  if (family !== undefined) return option.startsWith(family) ? 2 : 0;
  return range.startsWith(`${option}-`) ? 2 : 0;
}

/** The quality of an option: that of the range that matches it best; 0 without a match. */
function qualityOf(option: string, ranges: readonly Range[]): number {
  const matching = ranges
    .map(({ name, quality }) => ({ quality, level: matchLevel(name, option) }))
    .filter(({ level }) => level > 0)
    .sort((a, b) => b.level - a.level || b.quality - a.quality);
  return matching[0]?.quality ?? 0;
}

/**
 * The option that a header prefers (RFC 9110, 12.5). The first option if the header is absent or
 * prefers none, because an answer in another language is better than no answer.
 */
export function preferred<Option extends string>(
  header: string | null,
  options: readonly [Option, ...Option[]],
): Option {
  const ranges = rangesOf(header ?? "");
  return options.reduce((best, option) =>
    qualityOf(option, ranges) > qualityOf(best, ranges) ? option : best,
  );
}
