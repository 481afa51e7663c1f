import { invalid } from "../domain/refusal.ts";
import type { Result } from "../domain/result.ts";
import { accept, refuse } from "../domain/result.ts";
import type { Page } from "../contract/basics.ts";

export interface Paging {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

const encode = (mark: string): string => Buffer.from(mark, "utf8").toString("base64url");
const decode = (cursor: string): string => Buffer.from(cursor, "base64url").toString("utf8");

/**
 * One page of a short list. The cursor is the mark of the page's last item, so items that are added or
 * removed between pages neither repeat nor hide others.
 */
export function pageOf<Item>(
  items: readonly Item[],
  markOf: (item: Item) => string,
  { cursor, limit }: Paging,
): Result<Page<Item>> {
  const last = cursor === undefined ? undefined : decode(cursor);
  const found = last === undefined ? -1 : items.findIndex((item) => markOf(item) === last);
  if (last !== undefined && found === -1) {
    return refuse(invalid("cursor", "must be a cursor that this list returned."));
  }
  const page = items.slice(found + 1, found + 1 + limit);
  const end = page.at(-1);
  const more = end !== undefined && found + 1 + limit < items.length;
  return accept({ items: page, cursor: more ? encode(markOf(end)) : null });
}
