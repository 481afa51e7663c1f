import { offerOf } from "../../domain/benefit.ts";
import { accept } from "../../domain/result.ts";
import { mayActivate } from "../caller.ts";
import { accessOfferOrCommerce } from "../contracts/partner-access.ts";
import { today } from "../contracts/read-contract.ts";
import type { Deps } from "../deps.ts";
import type { Offer } from "../../domain/benefit.ts";
import type { Answer } from "../answer.ts";
import type { Origin } from "../caller.ts";
import type { OfferRef } from "../contracts/partner-access.ts";

type GetDeps = Pick<Deps, "clock" | "contracts" | "partners" | "rules" | "schedule">;

/** Returns one offer of a partner. */
export const makeGetOffer =
  (deps: GetDeps) =>
  async (input: OfferRef, origin: Origin): Promise<Answer<Offer>> => {
    const found = await accessOfferOrCommerce(deps, input, origin);
    return found.ok ? accept(offerOf(found.value, today(deps), mayActivate(origin.caller))) : found;
  };
