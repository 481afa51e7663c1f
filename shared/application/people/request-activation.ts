import { activationIdOf, requestActivation as request } from "../../domain/activation.ts";
import type { ActivationRequest } from "../../domain/activation.ts";
import { unchanged } from "../../domain/change.ts";
import type { Contract } from "../../domain/contract.ts";
import { lineOf } from "../../domain/contract.ts";
import type { Result } from "../../domain/result.ts";
import { accept, refuse } from "../../domain/result.ts";
import type { BenefitKind } from "../../domain/vocabulary.ts";
import type { Origin } from "../caller.ts";
import { accessOfferAsAdmin } from "../contracts/partner-access.ts";
import { today } from "../contracts/read-contract.ts";
import type { Deps } from "../deps.ts";
import { activationDistributionId } from "../ids.ts";
import { afterWriting } from "../ledger/errors.ts";
import type { Operation } from "../ledger/operation.ts";
import { answer } from "../ledger/operation.ts";
import type { UseCases } from "../use-cases.ts";
import type { Contact } from "../views.ts";
import { activationView } from "./activation-view.ts";

type RequestDeps = Pick<
  Deps,
  | "clock"
  | "committer"
  | "contracts"
  | "distributions"
  | "partners"
  | "rules"
  | "schedule"
  | "workflows"
>;

const activation = (
  kind: BenefitKind,
  distributionId: string | null,
): Operation<Result<Contract>> => ({
  prefetch: [],
  whenMissing: () => refuse({ code: "NOT_FOUND", detail: "No such offer." }),
  decide: ({ contract, now, today: on }) => {
    const asked: ActivationRequest = { kind, requestedAt: now.toISOString(), distributionId };
    const requested = request(contract, asked, on);
    return requested.ok && requested.value !== contract
      ? { kind: "write", change: unchanged(requested.value), rows: [], answer: requested }
      : answer(requested);
  },
});

/**
 * Queues the mails that the activation is to send, before it is asked for: they belong to a
 * distribution that does not exist until then. Who has a mail of it gets no second one.
 */
async function queueMails(
  { clock, distributions }: RequestDeps,
  contract: Contract,
  kind: BenefitKind,
  recipients: readonly Contact[],
  { caller, requestId }: Origin,
): Promise<string | null> {
  const { offerId } = contract;
  if (recipients.length === 0) return null;
  const distributionId = activationDistributionId(activationIdOf(contract, kind));
  await distributions.addMails(offerId, distributionId, recipients);
  await distributions.add({
    distributionId,
    offerId,
    content: { kind: "credentials" },
    credentialVersion: contract.credentialVersion,
    requestedBy: caller.actor,
    requestId,
    createdAt: clock.now().toISOString(),
    recipients,
  });
  return distributionId;
}

/**
 * Asks for an activation (F4, F36, F37, F49). The workflow carries it out; asking again while it
 * runs or afterwards finds the same one, starts it again should it have been lost, and mails the
 * recipients who are new.
 */
export const makeRequestActivation =
  (deps: RequestDeps): UseCases["requestActivation"] =>
  async (input, origin) => {
    const found = await accessOfferAsAdmin(deps, input, origin);
    if (!found.ok) return found;
    const { kind, offerId } = input;
    // Refused before any mail is queued; the operation decides again on what then stands.
    const asked = {
      kind,
      requestedAt: "",
      distributionId: input.recipients.length > 0 ? "" : null,
    };
    const possible = request(found.value, asked, today(deps));
    if (!possible.ok) return possible;
    const distributionId = await queueMails(deps, found.value, kind, input.recipients, origin);
    const activationId = activationIdOf(found.value, kind);
    const isActive = lineOf(found.value, kind)?.activation.state === "Active";
    if (!isActive || distributionId !== null) {
      const work = { kind: "Work", offerId, subject: activationId } as const;
      await deps.schedule.add(today(deps), work);
    }
    const requested = await deps.committer.submit(offerId, activation(kind, distributionId));
    if (!requested.ok) return requested;
    const isActivating = lineOf(requested.value, kind)?.activation.state === "Activating";
    if (isActivating || distributionId !== null) {
      await deps.workflows.activate({ offerId, kind, activationId });
    }
    return accept(await afterWriting(() => activationView(deps, requested.value, kind)));
  };
