import { accept, refuse } from "../../domain/result.ts";
import { accessOffer } from "../contracts/partner-access.ts";
import type { Deps } from "../deps.ts";
import type { UseCases } from "../use-cases.ts";
import { currentView, hasCredentials } from "./distribution-view.ts";

type GetDeps = Pick<
  Deps,
  "clock" | "contracts" | "distributions" | "partners" | "rules" | "schedule"
>;

/** Returns one distribution of IDs, with the state of each mail. */
export const makeGetDistribution =
  (deps: GetDeps): UseCases["getDistribution"] =>
  async (input, origin) => {
    const found = await accessOffer(deps, input, origin);
    if (!found.ok) return found;
    const distribution = await deps.distributions.read(input.offerId, input.distributionId);
    return distribution && hasCredentials(distribution)
      ? accept(await currentView(deps, distribution))
      : refuse({ code: "NOT_FOUND", detail: "No such distribution." });
  };
