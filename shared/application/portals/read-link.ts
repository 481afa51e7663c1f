import type { PlanLink } from "../../domain/link.ts";
import type { Account } from "../../domain/vocabulary.ts";
import type { View } from "../commit/command.ts";
import type { Deps } from "../deps.ts";
import { accountKeysOf } from "../ids.ts";
import { linkKey } from "../ports/contract-rows.ts";

/** The account's link to a contract: under its own key, else under the one of version 0.1.0. */
export async function readLink(
  { contracts }: Pick<Deps, "contracts">,
  offerId: string,
  account: Account,
): Promise<PlanLink | null> {
  for (const key of accountKeysOf(account)) {
    const stored = await contracts.readRow(offerId, linkKey(key));
    if (stored?.row.type === "link") return stored.row.link;
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
    if (row?.type === "link") return { link: row.link };
  }
  return { link: null };
}
