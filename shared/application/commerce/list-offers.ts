import { offerOf } from "../../domain/benefit.ts";
import { mayActivate } from "../caller.ts";
import { accessPartnerOrCommerce } from "../contracts/partner-access.ts";
import { readOffers, today } from "../contracts/read-contract.ts";
import type { Deps } from "../deps.ts";
import { pageOf } from "../paging.ts";
import type { Page } from "../../contract/basics.ts";
import type { Offer } from "../../domain/benefit.ts";
import type { Answer } from "../answer.ts";
import type { Origin } from "../caller.ts";
import type { Paging } from "../paging.ts";

type ListDeps = Pick<Deps, "clock" | "contracts" | "partners" | "rules" | "schedule">;

/** Lists every offer that the partner has bought, including ended ones. */
export const makeListOffers =
  (deps: ListDeps) =>
  async (
    { partnerId, ...paging }: { readonly partnerId: string } & Paging,
    { caller }: Origin,
  ): Promise<Answer<Page<Offer>>> => {
    const partner = await accessPartnerOrCommerce(deps, partnerId, caller);
    if (!partner.ok) return partner;
    const offers = (await readOffers(deps, partnerId)).map((contract) =>
      offerOf(contract, today(deps), mayActivate(caller)),
    );
    return pageOf(offers, ({ offerId }) => offerId, paging);
  };
