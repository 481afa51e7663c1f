interface Keyed {
  readonly key: string;
}

/** The smallest key of those that come next; undefined at the end of all. */
const firstKey = (next: readonly IteratorResult<Keyed, unknown>[]): string | undefined => {
  const keys = next.flatMap((each) => (each.done ? [] : [each.value.key]));
  return keys.length === 0 ? undefined : keys.reduce((a, b) => (a < b ? a : b));
};

async function* merged<Item extends Keyed>(
  versions: readonly AsyncGenerator<Item>[],
): AsyncGenerator<Item> {
  const next = await Promise.all(versions.map((version) => version.next()));
  for (let key = firstKey(next); key !== undefined; key = firstKey(next)) {
    const found = next.map((each) => (!each.done && each.value.key === key ? each.value : null));
    const newest = found.find((item) => item !== null);
    if (newest) yield newest;
    for (const [index, version] of versions.entries()) {
      if (found[index]) next[index] = await version.next();
    }
  }
}

/**
 * The items of several versions in the order of their keys, which each version has. Of items with one key only the
 * newest is yielded. The newest version comes first. Reads every version to its end, so that each can verify itself.
 */
export async function* newestOf<Item extends Keyed>(
  versions: readonly AsyncGenerator<Item>[],
): AsyncGenerator<Item> {
  try {
    yield* merged(versions);
  } finally {
    await Promise.all(versions.map((version) => version.return(undefined)));
  }
}
