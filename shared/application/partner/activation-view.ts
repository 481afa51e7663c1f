import type { Contract } from "../../domain/contract.ts";
import { lineOf } from "../../domain/contract.ts";
import type { BenefitKind } from "../../domain/vocabulary.ts";
import type { Deps } from "../deps.ts";
import { summaryOf } from "./distribution-view.ts";
import type {
  ActivationStep,
  ActivationView,
  DistributionSummary,
} from "../../contract/partner.ts";

/** The step that the activation has reached, from what is stored and not from the workflow's state. */
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

/** The activation of a line. Throws if nobody has requested one. */
export async function activationView(
  { distributions }: Pick<Deps, "distributions">,
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
      : summaryOf(distributionId, await distributions.readMails(contract.offerId, distributionId));
  const step = stepOf(contract, state, distribution);
  return { activationId, state, step, distribution, requestedAt, finishedAt };
}
