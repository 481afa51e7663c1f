import { offerOf } from "../../domain/benefit.ts";
import { accept } from "../../domain/result.ts";
import { mayActivate } from "../caller.ts";
import { accessOfferOrCommerce, accessPartnerOrCommerce } from "../contracts/partner-access.ts";
import { readOffers, today } from "../contracts/read-contract.ts";
import type { Deps } from "../deps.ts";
import { pageOf } from "../paging.ts";
import type { UseCases } from "../use-cases.ts";

type ReadDeps = Pick<Deps, "clock" | "contracts" | "partners" | "rules" | "schedule">;

export const makeGetOffer =
  (deps: ReadDeps): UseCases["getOffer"] =>
  async (input, origin) => {
    const found = await accessOfferOrCommerce(deps, input, origin);
    return found.ok ? accept(offerOf(found.value, today(deps), mayActivate(origin.caller))) : found;
  };

/** Every offer that the partner has bought, ended ones too. */
export const makeListOffers =
  (deps: ReadDeps): UseCases["listOffers"] =>
  async ({ partnerId, ...paging }, { caller }) => {
    const partner = await accessPartnerOrCommerce(deps, partnerId, caller);
    if (!partner.ok) return partner;
    const offers = (await readOffers(deps, partnerId)).map((contract) =>
      offerOf(contract, today(deps), mayActivate(caller)),
    );
    return pageOf(offers, ({ offerId }) => offerId, paging);
  };
