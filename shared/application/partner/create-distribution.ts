import { isActivated, notActivated } from "../../domain/activation.ts";
import type { Contract } from "../../domain/contract.ts";
import { planExpired } from "../../domain/link.ts";
import { accept, refuse } from "../../domain/result.ts";
import { isUsable } from "../../domain/terms.ts";
import type { Answer } from "../answer.ts";
import type { Origin } from "../caller.ts";
import { accessOffer, accessOfferAsAdmin } from "../contracts/partner-access.ts";
import { today } from "../contracts/read-contract.ts";
import type { Deps } from "../deps.ts";
import { differingFields, idempotencyConflict } from "../fingerprint.ts";
import { addressKeyOf, distributionIdFor } from "../ids.ts";
import { afterWriting } from "../errors.ts";
import { pageOf } from "../paging.ts";
import type { Distribution } from "../ports/distribution-store.ts";
import type { Replayable, UseCases } from "../use-cases.ts";
import type { Contact, DistributionView } from "../views.ts";
import { distributionOfIds } from "./credentials-distribution.ts";
import { distributionView } from "./distribution-view.ts";

type DistributionDeps = Pick<
  Deps,
  "clock" | "contracts" | "distributions" | "partners" | "rules" | "schedule" | "workflows"
>;

/** Notices go the same way, but nobody asked for them and there is nothing to follow. */
const isOfIds = ({ content }: Distribution): boolean => content.kind === "credentials";

/** The accepted answer: everybody queued once, whatever has become of the mails since. */
function asAccepted({ distributionId, recipients }: Distribution): DistributionView {
  const byAddress = Map.groupBy(recipients, ({ email }) => addressKeyOf(email));
  return {
    distributionId,
    total: byAddress.size,
    sent: 0,
    failed: 0,
    recipients: [...byAddress.values()]
      .flatMap((same) => same.slice(0, 1))
      .map(({ email }) => ({ email, state: "Queued", attempts: 0 })),
  };
}

/**
 * In the order in which they were named; those whom an activation was told of later come last. Whoever
 * has no mail yet, because the call was cut short before it, is queued.
 */
async function viewOf(deps: DistributionDeps, distribution: Distribution) {
  const { distributionId, offerId } = distribution;
  const mails = await deps.distributions.readMails(offerId, distributionId);
  const { recipients, ...summary } = distributionView(distributionId, mails);
  const known = new Map(recipients.map((each) => [addressKeyOf(each.email), each]));
  const named = asAccepted(distribution).recipients.map((each) => {
    const key = addressKeyOf(each.email);
    const found = known.get(key) ?? each;
    known.delete(key);
    return found;
  });
  const all = [...named, ...known.values()];
  return { ...summary, total: all.length, recipients: all };
}

/** Queues its mails and starts what sends them; repeating it adds what is missing. */
async function begin(deps: DistributionDeps, distribution: Distribution): Promise<void> {
  const { distributionId, offerId, recipients } = distribution;
  await deps.distributions.addMails(offerId, distributionId, recipients);
  await deps.workflows.distribute({ offerId, distributionId });
}

async function accepted(
  deps: DistributionDeps,
  contract: Contract,
  distributionId: string,
  recipients: readonly Contact[],
  origin: Origin,
): Promise<Answer<Replayable<DistributionView>>> {
  const { offerId } = contract;
  const known = await deps.distributions.read(offerId, distributionId);
  if (known) return replayed(deps, known, recipients);
  if (!isUsable(contract, today(deps))) return refuse(planExpired(contract));
  if (!contract.credentials || !isActivated(contract)) return refuse(notActivated(contract));
  const work = { kind: "Work", offerId, subject: `distribute-${distributionId}` } as const;
  await deps.schedule.add(today(deps), work);
  // Before any mail: of two requests with one key the second must not add its people to the first's.
  const asked = distributionOfIds(deps, contract, distributionId, recipients, origin);
  const { added, distribution } = await deps.distributions.add(asked);
  if (!added) return replayed(deps, distribution, recipients);
  await afterWriting(() => begin(deps, distribution));
  return accept({ value: asAccepted(distribution), replayed: false });
}

async function replayed(
  deps: DistributionDeps,
  known: Distribution,
  recipients: readonly Contact[],
): Promise<Answer<Replayable<DistributionView>>> {
  const differing = differingFields(known.recipients, recipients, "recipients");
  if (differing.length > 0) return refuse(idempotencyConflict(differing));
  // The first call may have been cut short before it.
  await begin(deps, known);
  return accept({ value: asAccepted(known), replayed: true });
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
      : refuse({ code: "NOT_FOUND", detail: "The distribution does not exist." });
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
