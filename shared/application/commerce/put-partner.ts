import { unchanged } from "../../domain/change.ts";
import type { PartnerFacts } from "../../domain/contract.ts";
import { accept } from "../../domain/result.ts";
import { furtherTenantsOf } from "../../domain/tenants.ts";
import { factsOf, sameFacts } from "../contracts/partner-facts.ts";
import { canFinish, finishPurchase, readContract } from "../contracts/read-contract.ts";
import { noticesToRepeat } from "../contracts/schedule-term.ts";
import type { Deps } from "../deps.ts";
import { afterWriting } from "../errors.ts";
import type { Command } from "../commit/command.ts";
import { answer } from "../commit/command.ts";
import type { Membership } from "../ports/stores.ts";
import type { PartnerView } from "../../contract/commerce.ts";
import type { Answer } from "../answer.ts";

type PutDeps = Pick<
  Deps,
  "clock" | "committer" | "contracts" | "notices" | "partners" | "rules" | "schedule"
>;

const setFacts = (facts: PartnerFacts): Command<"updated" | "missing"> => ({
  prefetch: [],
  whenMissing: () => "missing",
  decide: ({ contract }) =>
    sameFacts(contract.partner, facts)
      ? answer("updated")
      : {
          kind: "write",
          change: unchanged({ ...contract, partner: facts }),
          rows: [],
          answer: "updated",
        },
});

async function updateContract(
  deps: PutDeps,
  membership: Membership,
  facts: PartnerFacts,
): Promise<void> {
  const { offerId } = membership;
  if ((await deps.committer.submit(offerId, setFacts(facts))) === "updated") return;
  if (!canFinish(deps, membership)) return;
  // The purchase is in progress or was interrupted. Finished here, it cannot write older facts later.
  await finishPurchase(deps, membership);
  await deps.committer.submit(offerId, setFacts(facts));
}

/** A contact who is new is told what is still ahead. The sweep mails each notice to each person once. */
async function repeatNotices(deps: PutDeps, { offerId }: Membership): Promise<void> {
  const contract = await readContract(deps, offerId);
  const items = contract ? noticesToRepeat(deps, contract) : [];
  if (items.length > 0) await deps.schedule.addAll(items);
}

/** Copies the partner's facts to its contracts, again if the partner changed meanwhile. */
async function updateContracts(deps: PutDeps, partnerId: string): Promise<void> {
  const stored = await deps.partners.read(partnerId);
  if (!stored) return;
  const facts = factsOf(stored.value);
  const memberships = await deps.partners.listMemberships(partnerId);
  await Promise.all(memberships.map((membership) => updateContract(deps, membership, facts)));
  if (stored.value.contacts.length > 0) {
    await Promise.all(memberships.map((membership) => repeatNotices(deps, membership)));
  }
  const after = await deps.partners.read(partnerId);
  if (after?.etag !== stored.etag) await updateContracts(deps, partnerId);
}

/**
 * Creates or changes a partner. It writes the partner first, then its contracts, and answers when
 * all of them are written. Repeating it finishes an interrupted call. Of several calls in parallel,
 * the last one to write the partner decides for the contracts too. A partner keeps its ID as it was
 * first written (A35).
 */
export const makePutPartner =
  (deps: PutDeps) =>
  async (
    given: PartnerView,
  ): Promise<Answer<{ readonly created: boolean; readonly partner: PartnerView }>> => {
    const before = await deps.partners.read(given.partnerId);
    const partner = {
      ...given,
      partnerId: before?.value.partnerId ?? given.partnerId,
      furtherTenantIds: furtherTenantsOf(given),
    };
    const created = await deps.partners.put(partner);
    if (!created) await afterWriting(() => updateContracts(deps, partner.partnerId));
    return accept({ created, partner });
  };
