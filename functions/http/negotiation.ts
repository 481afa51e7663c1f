interface Range {
  readonly name: string;
  readonly quality: number;
}

/** The ranges of an Accept or Accept-Language header; what cannot be read is left out. */
function rangesOf(header: string): Range[] {
  return header.split(",").flatMap((part) => {
    const [name = "", ...parameters] = part.split(";").map((each) => each.trim().toLowerCase());
    const weight = parameters.find((each) => each.startsWith("q="))?.slice(2);
    const quality = weight === undefined ? 1 : Number(weight);
    return name === "" || Number.isNaN(quality) ? [] : [{ name, quality }];
  });
}

/** How exactly a range means an option: 3 itself, 2 its family (`ko` and `ko-KR`, `text/*`), 1 anything. */
function closeness(range: string, option: string): number {
  if (range === option) return 3;
  if (range === "*" || range === "*/*") return 1;
  const family = range.endsWith("/*") ? range.slice(0, -1) : undefined;
  if (family !== undefined) return option.startsWith(family) ? 2 : 0;
  return range.startsWith(`${option}-`) ? 2 : 0;
}

/** The quality that a header gives an option: that of the range that means it most exactly. */
function qualityOf(option: string, ranges: readonly Range[]): number {
  const matching = ranges
    .map(({ name, quality }) => ({ quality, close: closeness(name, option) }))
    .filter(({ close }) => close > 0)
    .sort((a, b) => b.close - a.close || b.quality - a.quality);
  return matching[0]?.quality ?? 0;
}

/**
 * The option that a header likes best (RFC 9110, 12.5). The first one where the header is absent,
 * likes none, or likes several alike: an answer in another language beats no answer.
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
