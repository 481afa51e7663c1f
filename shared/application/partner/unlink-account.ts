import type { Account } from "../../domain/vocabulary.ts";
import type { Answer } from "../answer.ts";
import type { Origin } from "../caller.ts";
import { accessOfferAsAdmin } from "../contracts/partner-access.ts";
import type { OfferRef } from "../contracts/partner-access.ts";
import { unlink } from "../contracts/unlink.ts";
import type { Deps } from "../deps.ts";

type UnlinkDeps = Pick<
  Deps,
  "clock" | "committer" | "contracts" | "partners" | "rules" | "schedule"
>;

/** Unlinks an account from a partner's offer, for its admins (A41). Repeating it changes nothing. */
export const makeUnlinkAccount =
  (deps: UnlinkDeps) =>
  async (
    input: OfferRef & { readonly account: Account },
    origin: Origin,
  ): Promise<Answer<null>> => {
    const found = await accessOfferAsAdmin(deps, input, origin);
    return found.ok ? unlink(deps, input.offerId, input.account, origin) : found;
  };
