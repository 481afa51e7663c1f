import { useInfiniteQuery, type QueryKey } from "@tanstack/react-query";

/** A page of a list. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly cursor: string | null;
}

/** The query of the page after a cursor; of the first one without. */
export const pageQuery = (limit: number, cursor: string | undefined) => ({
  limit,
  ...(cursor !== undefined && { cursor }),
});

type ItemOf<Loaded extends Page<unknown>> = Loaded["items"][number];

interface PagesOptions<Loaded extends Page<unknown>> {
  readonly queryKey: QueryKey;
  /** Reads the page after a cursor; the first one without. */
  readonly read: (cursor: string | undefined) => Promise<Loaded>;
  /** Milliseconds until the list is read again, or false. */
  readonly refetchInterval?: (items: readonly ItemOf<Loaded>[]) => number | false;
}

/** A list that is read page by page. */
export function usePages<Loaded extends Page<unknown>>({
  queryKey,
  read,
  refetchInterval,
}: PagesOptions<Loaded>) {
  const itemsOf = (pages: readonly Loaded[]): readonly ItemOf<Loaded>[] =>
    pages.flatMap(({ items }) => items);
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => read(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ cursor }) => cursor ?? undefined,
    refetchInterval: ({ state }) => refetchInterval?.(itemsOf(state.data?.pages ?? [])) ?? false,
  });
  return { ...query, items: query.data && itemsOf(query.data.pages) };
}
