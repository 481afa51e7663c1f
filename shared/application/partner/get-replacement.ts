import type { ReplacementView } from "../../contract/partner.ts";
import { accept, refuse } from "../../domain/result.ts";
import type { Answer } from "../answer.ts";
import type { Origin } from "../caller.ts";
import { accessOfferAsAdminOrOperator } from "../contracts/partner-access.ts";
import type { OfferRef } from "../contracts/partner-access.ts";
import type { Deps } from "../deps.ts";
import { replacementKey } from "../ports/contract-rows.ts";
import { replacementView } from "./replacement-view.ts";

type GetDeps = Pick<
  Deps,
  "clock" | "contracts" | "distributions" | "partners" | "rules" | "schedule"
>;

/** Returns the newest replacement of the offer's pair; refused with `NOT_FOUND` before the first one. */
export const makeGetReplacement =
  (deps: GetDeps) =>
  async (input: OfferRef, origin: Origin): Promise<Answer<ReplacementView>> => {
    const found = await accessOfferAsAdminOrOperator(deps, input, origin);
    if (!found.ok) return found;
    const { latestId } = found.value.replacements;
    const stored =
      latestId === null
        ? null
        : await deps.contracts.readRow(input.offerId, replacementKey(latestId));
    return stored?.row.type === "replacement"
      ? accept(await replacementView(deps, input.offerId, stored.row.replacement))
      : refuse({ code: "NOT_FOUND", detail: "The IDs of the offer were not replaced yet." });
  };
