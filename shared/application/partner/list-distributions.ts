import { accept } from "../../domain/result.ts";
import { accessOffer } from "../contracts/partner-access.ts";
import type { Deps } from "../deps.ts";
import { pageOf } from "../paging.ts";
import { currentView, hasCredentials } from "./distribution-view.ts";
import type { DistributionView } from "../../contract/partner.ts";
import type { Page } from "../../contract/basics.ts";
import type { Answer } from "../answer.ts";
import type { Origin } from "../caller.ts";
import type { OfferRef } from "../contracts/partner-access.ts";
import type { Paging } from "../paging.ts";

type ListDeps = Pick<
  Deps,
  "clock" | "contracts" | "distributions" | "partners" | "rules" | "schedule"
>;

/** Lists the distributions of IDs of an offer, newest first. */
export const makeListDistributions =
  (deps: ListDeps) =>
  async (
    { cursor, limit, ...input }: OfferRef & Paging,
    origin: Origin,
  ): Promise<Answer<Page<DistributionView>>> => {
    const found = await accessOffer(deps, input, origin);
    if (!found.ok) return found;
    const all = await deps.distributions.list(input.offerId);
    const newest = all
      .filter(hasCredentials)
      .sort((a, b) => b.createdAt.localeCompare(a.createdAt));
    const page = pageOf(newest, ({ distributionId }) => distributionId, { cursor, limit });
    if (!page.ok) return page;
    const items = await Promise.all(page.value.items.map((each) => currentView(deps, each)));
    return accept({ items, cursor: page.value.cursor });
  };
