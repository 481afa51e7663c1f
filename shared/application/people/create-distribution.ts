import { isActivated, notActivated } from "../../domain/activation.ts";
import type { Contract } from "../../domain/contract.ts";
import { planExpired } from "../../domain/link.ts";
import type { Result } from "../../domain/result.ts";
import { accept, refuse } from "../../domain/result.ts";
import { isUsable } from "../../domain/terms.ts";
import type { Origin } from "../caller.ts";
import { accessOffer, accessOfferAsAdmin } from "../contracts/partner-access.ts";
import { today } from "../contracts/read-contract.ts";
import type { Deps } from "../deps.ts";
import { differingFields, idempotencyConflict } from "../fingerprint.ts";
import { distributionIdFor } from "../ids.ts";
import { pageOf } from "../paging.ts";
import type { Distribution } from "../ports/distribution-store.ts";
import type { Replayable, UseCases } from "../use-cases.ts";
import type { Contact, DistributionView } from "../views.ts";
import { distributionView } from "./distribution-view.ts";

type DistributionDeps = Pick<
  Deps,
  "clock" | "contracts" | "distributions" | "partners" | "rules" | "schedule" | "workflows"
>;

async function viewOf(deps: DistributionDeps, { distributionId, offerId }: Distribution) {
  return distributionView(
    distributionId,
    await deps.distributions.readMails(offerId, distributionId),
  );
}

/** Notices go the same way, but nobody asked for them and there is nothing to follow. */
const isOfIds = ({ content }: Distribution): boolean => content.kind === "credentials";

/** The accepted answer: everybody queued, whatever has become of the mails since. */
const asAccepted = (distributionId: string, recipients: readonly Contact[]): DistributionView => {
  const addresses = [...new Set(recipients.map(({ email }) => email.toLowerCase()))];
  return {
    distributionId,
    total: addresses.length,
    sent: 0,
    failed: 0,
    recipients: recipients
      .filter(
        ({ email }, index) =>
          recipients.findIndex((each) => each.email.toLowerCase() === email.toLowerCase()) ===
          index,
      )
      .map(({ email }) => ({ email, state: "Queued", attempts: 0 })),
  };
};

async function accepted(
  deps: DistributionDeps,
  contract: Contract,
  distributionId: string,
  recipients: readonly Contact[],
  { caller, requestId }: Origin,
): Promise<Result<Replayable<DistributionView>>> {
  const { offerId } = contract;
  const known = await deps.distributions.read(offerId, distributionId);
  if (known) return replayed(deps, known, recipients);
  if (!isUsable(contract, today(deps))) return refuse(planExpired(contract));
  if (!contract.credentials || !isActivated(contract)) return refuse(notActivated(contract));
  // The mails come first; only the distribution's own row makes them count.
  await deps.distributions.addMails(offerId, distributionId, recipients);
  const work = { kind: "Work", offerId, subject: `distribute-${distributionId}` } as const;
  await deps.schedule.add(today(deps), work);
  const { added, distribution } = await deps.distributions.add({
    distributionId,
    offerId,
    content: { kind: "credentials" },
    credentialVersion: contract.credentialVersion,
    requestedBy: caller.actor,
    requestId,
    createdAt: deps.clock.now().toISOString(),
    recipients,
  });
  if (!added) return replayed(deps, distribution, recipients);
  await deps.workflows.distribute({ offerId, distributionId });
  return accept({ value: asAccepted(distributionId, recipients), replayed: false });
}

async function replayed(
  deps: DistributionDeps,
  known: Distribution,
  recipients: readonly Contact[],
): Promise<Result<Replayable<DistributionView>>> {
  const differing = differingFields(known.recipients, recipients, "recipients");
  if (differing.length > 0) return refuse(idempotencyConflict(differing));
  // Starting it again is harmless, and needed where the first call was cut short before it.
  await deps.workflows.distribute(known);
  return accept({ value: asAccepted(known.distributionId, recipients), replayed: true });
}

/** Mails the IDs to people without access to the tenant (F55, A26). Same key: nothing more is sent. */
export const makeCreateDistribution =
  (deps: DistributionDeps): UseCases["createDistribution"] =>
  async ({ idempotencyKey, recipients, ...input }, origin) => {
    const found = await accessOfferAsAdmin(deps, input, origin);
    if (!found.ok) return found;
    const id = distributionIdFor(origin.caller.client, input.offerId, idempotencyKey);
    return accepted(deps, found.value, id, recipients, origin);
  };

export const makeGetDistribution =
  (deps: DistributionDeps): UseCases["getDistribution"] =>
  async (input, origin) => {
    const found = await accessOffer(deps, input, origin);
    if (!found.ok) return found;
    const distribution = await deps.distributions.read(input.offerId, input.distributionId);
    return distribution && isOfIds(distribution)
      ? accept(await viewOf(deps, distribution))
      : refuse({ code: "NOT_FOUND", detail: "No such distribution." });
  };

export const makeListDistributions =
  (deps: DistributionDeps): UseCases["listDistributions"] =>
  async ({ cursor, limit, ...input }, origin) => {
    const found = await accessOffer(deps, input, origin);
    if (!found.ok) return found;
    const all = await deps.distributions.list(input.offerId);
    const newest = all.filter(isOfIds).sort((a, b) => b.createdAt.localeCompare(a.createdAt));
    const page = pageOf(newest, ({ distributionId }) => distributionId, { cursor, limit });
    if (!page.ok) return page;
    const items = await Promise.all(page.value.items.map((each) => viewOf(deps, each)));
    return accept({ items, cursor: page.value.cursor });
  };
