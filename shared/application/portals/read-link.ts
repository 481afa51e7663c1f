import type { PlanLink } from "../../domain/link.ts";
import type { Account } from "../../domain/vocabulary.ts";
import type { View } from "../commit/command.ts";
import type { Deps } from "../deps.ts";
import { accountKeysOf } from "../ids.ts";
import { linkKey } from "../ports/contract-rows.ts";
import type { RowOf } from "../ports/contract-store.ts";

/** The link of a row; null if the account was unlinked (A41). */
const linkIn = ({ link }: RowOf<"link">): PlanLink | null =>
  link.unlinkedAt === null ? link : null;

/**
 * The account's link to a contract: under its own key, else under the one of version 0.1.0. Null if it
 * never linked or was unlinked.
 */
export async function readLink(
  { contracts }: Pick<Deps, "contracts">,
  offerId: string,
  account: Account,
): Promise<PlanLink | null> {
  for (const key of accountKeysOf(account)) {
    const stored = await contracts.readRow(offerId, linkKey(key));
    if (stored?.row.type === "link") return linkIn(stored.row);
  }
  return null;
}

/** The same in a command's view: the link, or the key of the row that must be read first. */
export function linkInView(
  view: View,
  account: Account,
): { readonly link: PlanLink | null } | { readonly missing: string } {
  for (const key of accountKeysOf(account).map(linkKey)) {
    const row = view.row(key);
    if (row === undefined) return { missing: key };
    if (row?.type === "link") return { link: linkIn(row) };
  }
  return { link: null };
}
