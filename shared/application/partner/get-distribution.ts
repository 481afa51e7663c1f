import { accept, refuse } from "../../domain/result.ts";
import { accessOffer } from "../contracts/partner-access.ts";
import type { Deps } from "../deps.ts";
import { currentView, hasCredentials } from "./distribution-view.ts";
import type { DistributionView } from "../../contract/partner.ts";
import type { Answer } from "../answer.ts";
import type { Origin } from "../caller.ts";
import type { OfferRef } from "../contracts/partner-access.ts";

type GetDeps = Pick<
  Deps,
  "clock" | "contracts" | "distributions" | "partners" | "rules" | "schedule"
>;

/** Returns one distribution of IDs, with the state of each mail. */
export const makeGetDistribution =
  (deps: GetDeps) =>
  async (
    input: OfferRef & { readonly distributionId: string },
    origin: Origin,
  ): Promise<Answer<DistributionView>> => {
    const found = await accessOffer(deps, input, origin);
    if (!found.ok) return found;
    const distribution = await deps.distributions.read(input.offerId, input.distributionId);
    return distribution && hasCredentials(distribution)
      ? accept(await currentView(deps, distribution))
      : refuse({ code: "NOT_FOUND", detail: "The distribution does not exist." });
  };
