import { isActivated, notActivated } from "../../domain/activation.ts";
import type { Contract } from "../../domain/contract.ts";
import { planExpired } from "../../domain/link.ts";
import { accept, refuse } from "../../domain/result.ts";
import { isUsable } from "../../domain/terms.ts";
import type { Answer } from "../answer.ts";
import type { Origin } from "../caller.ts";
import { accessOfferAsAdmin } from "../contracts/partner-access.ts";
import { today } from "../contracts/read-contract.ts";
import { afterWriting } from "../errors.ts";
import { differingFields, idempotencyConflict } from "../idempotency.ts";
import { distributionIdFor } from "../ids.ts";
import type { Distribution } from "../ports/distribution-store.ts";
import { credentialsDistribution } from "./credentials-distribution.ts";
import type { SendingDeps } from "./credentials-distribution.ts";
import { takeMails } from "./mail-quota.ts";
import { acceptedView } from "./distribution-view.ts";
import type { Contact } from "../../contract/commerce.ts";
import type { DistributionView } from "../../contract/partner.ts";
import type { OfferRef } from "../contracts/partner-access.ts";
import type { Keyed, Replayable } from "../idempotency.ts";

type Created = Answer<Replayable<DistributionView>>;

/** Queues the mails and starts the workflow that sends them. Repeating it adds what is missing. */
async function start(deps: SendingDeps, distribution: Distribution): Promise<void> {
  const { distributionId, offerId, recipients } = distribution;
  await deps.distributions.addMails(offerId, distributionId, recipients);
  await deps.workflows.distribute({ offerId, distributionId });
}

async function create(
  deps: SendingDeps,
  contract: Contract,
  distributionId: string,
  recipients: readonly Contact[],
  origin: Origin,
): Promise<Created> {
  const { offerId } = contract;
  const stored = await deps.distributions.read(offerId, distributionId);
  if (stored) return replay(deps, stored, recipients);
  if (!isUsable(contract, today(deps))) return refuse(planExpired(contract));
  if (!contract.credentials || !isActivated(contract)) return refuse(notActivated(contract));
  const tooMany = await takeMails(deps, contract, distributionId, recipients);
  if (tooMany) return refuse(tooMany);
  const work = { kind: "Work", offerId, subject: `distribute-${distributionId}` } as const;
  await deps.schedule.add(today(deps), work);
  // Before any mail: of two requests with one key, only the first may add recipients.
  const { added, distribution } = await deps.distributions.add(
    credentialsDistribution(deps, contract, distributionId, recipients, origin),
  );
  if (!added) return replay(deps, distribution, recipients);
  await afterWriting(() => start(deps, distribution));
  return accept({ value: acceptedView(distribution), replayed: false });
}

async function replay(
  deps: SendingDeps,
  stored: Distribution,
  recipients: readonly Contact[],
): Promise<Created> {
  const differing = differingFields(stored.recipients, recipients, "recipients");
  if (differing.length > 0) return refuse(idempotencyConflict(differing));
  // The first request may have been interrupted before it.
  await start(deps, stored);
  return accept({ value: acceptedView(stored), replayed: true });
}

/**
 * Mails the IDs to people without access to the tenant (F55, A26). Repeating it with the same key
 * sends nothing more.
 */
export const makeCreateDistribution =
  (deps: SendingDeps) =>
  async (
    {
      idempotencyKey,
      recipients,
      ...input
    }: OfferRef & Keyed & { readonly recipients: readonly Contact[] },
    origin: Origin,
  ): Promise<Answer<Replayable<DistributionView>>> => {
    const found = await accessOfferAsAdmin(deps, input, origin);
    if (!found.ok) return found;
    const id = distributionIdFor(origin.caller.client, input.offerId, idempotencyKey);
    return create(deps, found.value, id, recipients, origin);
  };
