import type { Contract } from "../../domain/contract.ts";
import { lineOf } from "../../domain/contract.ts";
import { notIncluded } from "../../domain/activation.ts";
import { accept, refuse } from "../../domain/result.ts";
import type { BenefitKind } from "../../domain/vocabulary.ts";
import { accessOffer } from "../contracts/partner-access.ts";
import type { Deps } from "../deps.ts";
import type { UseCases } from "../use-cases.ts";
import type { ActivationStep, ActivationView, DistributionSummary } from "../views.ts";
import { summaryOf } from "./distribution-view.ts";

type ViewDeps = Pick<
  Deps,
  "clock" | "contracts" | "distributions" | "partners" | "rules" | "schedule"
>;

/** How far it has come, told from what is stored, so that it is true whatever the workflow says. */
function stepOf(
  contract: Contract,
  state: ActivationView["state"],
  distribution: DistributionSummary | null,
): ActivationStep {
  if (state === "ActivationFailed") return "Failed";
  if (state === "Activating") return contract.credentials ? "IdsIssued" : "Requested";
  const open = distribution && distribution.sent + distribution.failed < distribution.total;
  return open ? "Notifying" : "Completed";
}

/** The activation of a line that has been asked for. */
export async function activationView(
  deps: ViewDeps,
  contract: Contract,
  kind: BenefitKind,
): Promise<ActivationView> {
  const activation = lineOf(contract, kind)?.activation;
  if (!activation || activation.state === "NotActivated") {
    throw new Error(`${contract.offerId} ${kind} has no activation to show`);
  }
  const { activationId, distributionId, finishedAt, requestedAt, state } = activation;
  const distribution =
    distributionId === null
      ? null
      : summaryOf(
          distributionId,
          await deps.distributions.readMails(contract.offerId, distributionId),
        );
  const step = stepOf(contract, state, distribution);
  return { activationId, state, step, distribution, requestedAt, finishedAt };
}

/** The activation as it stands; 404 before anybody has asked for it. */
export const makeGetActivation =
  (deps: ViewDeps): UseCases["getActivation"] =>
  async (input, origin) => {
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
