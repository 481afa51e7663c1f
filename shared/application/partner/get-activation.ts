import { notIncluded } from "../../domain/activation.ts";
import { lineOf } from "../../domain/contract.ts";
import { accept, refuse } from "../../domain/result.ts";
import { accessOffer } from "../contracts/partner-access.ts";
import type { Deps } from "../deps.ts";
import { activationView } from "./activation-view.ts";
import type { ActivationView } from "../../contract/partner.ts";
import type { BenefitKind } from "../../domain/vocabulary.ts";
import type { Answer } from "../answer.ts";
import type { Origin } from "../caller.ts";
import type { OfferRef } from "../contracts/partner-access.ts";

type GetDeps = Pick<
  Deps,
  "clock" | "contracts" | "distributions" | "partners" | "rules" | "schedule"
>;

/** Returns the activation of a benefit; refused with `NOT_FOUND` before it was requested. */
export const makeGetActivation =
  (deps: GetDeps) =>
  async (
    input: OfferRef & { readonly kind: BenefitKind },
    origin: Origin,
  ): Promise<Answer<ActivationView>> => {
    const found = await accessOffer(deps, input, origin);
    if (!found.ok) return found;
    const line = lineOf(found.value, input.kind);
    if (!line) return refuse(notIncluded(found.value, input.kind));
    if (line.activation.state === "NotActivated") {
      return refuse({
        code: "NOT_FOUND",
        detail: "Nobody has requested the activation of this benefit yet.",
      });
    }
    return accept(await activationView(deps, found.value, input.kind));
  };
