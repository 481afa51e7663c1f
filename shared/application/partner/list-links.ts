import type { Contract } from "../../domain/contract.ts";
import type { Incident } from "../../domain/incident.ts";
import type { PlanLink } from "../../domain/link.ts";
import { isCurrent } from "../../domain/link.ts";
import { accept } from "../../domain/result.ts";
import type { Page } from "../../contract/basics.ts";
import type { LinkView } from "../../contract/partner.ts";
import type { Answer } from "../answer.ts";
import type { Origin } from "../caller.ts";
import { accessOfferAsAdmin } from "../contracts/partner-access.ts";
import type { OfferRef } from "../contracts/partner-access.ts";
import type { Deps } from "../deps.ts";
import { accountKeyOf } from "../ids.ts";
import { pageOf } from "../paging.ts";
import type { Paging } from "../paging.ts";

type ListDeps = Pick<Deps, "clock" | "contracts" | "partners" | "rules" | "schedule">;

/**
 * The newest link of each linked account, newest first. There can be an older one, which version 0.1.0
 * wrote under another spelling.
 */
function linksByAccount(links: readonly PlanLink[]): PlanLink[] {
  const newestFirst = links.toSorted((a, b) => b.linkedAt.localeCompare(a.linkedAt));
  const byAccount = Map.groupBy(newestFirst, ({ account }) => accountKeyOf(account));
  return [...byAccount.values()]
    .flatMap((same) => same.slice(0, 1))
    .filter(({ unlinkedAt }) => unlinkedAt === null);
}

type Use = Pick<LinkView, "lastUsedAt" | "used">;

/** The incidents of an account in the current term, without refunded ones, and its last incident ever. */
const addUse = (
  { lastUsedAt, used }: Use,
  { createdAt, refund, term }: Incident,
  contract: Contract,
): Use => ({
  used: used + Number(term === contract.term.number && refund !== "Applied"),
  lastUsedAt: lastUsedAt !== null && lastUsedAt > createdAt ? lastUsedAt : createdAt,
});

const unused: Use = { lastUsedAt: null, used: 0 };

/** Read from the incidents, so that a consume has nothing more to write. */
async function usesByAccount(
  { contracts }: ListDeps,
  contract: Contract,
): Promise<Map<string, Use>> {
  const uses = new Map<string, Use>();
  for (const { incident } of await contracts.listRows(contract.offerId, "incident")) {
    const key = accountKeyOf(incident.request.account);
    uses.set(key, addUse(uses.get(key) ?? unused, incident, contract));
  }
  return uses;
}

/** Lists the accounts that are linked to an offer, for its admins (A41), newest link first. */
export const makeListLinks =
  (deps: ListDeps) =>
  async (
    { cursor, limit, ...input }: OfferRef & Paging,
    origin: Origin,
  ): Promise<Answer<Page<LinkView>>> => {
    const found = await accessOfferAsAdmin(deps, input, origin);
    if (!found.ok) return found;
    const rows = await deps.contracts.listRows(input.offerId, "link");
    const links = linksByAccount(rows.map(({ link }) => link));
    const page = pageOf(links, ({ account }) => accountKeyOf(account), { cursor, limit });
    if (!page.ok) return page;
    const uses = await usesByAccount(deps, found.value);
    const items = page.value.items.map((link): LinkView => ({
      account: link.account,
      portal: link.portal,
      linkedAt: link.linkedAt,
      ...(uses.get(accountKeyOf(link.account)) ?? unused),
      state: isCurrent(link, found.value) ? "Current" : "Replaced",
    }));
    return accept({ items, cursor: page.value.cursor });
  };
