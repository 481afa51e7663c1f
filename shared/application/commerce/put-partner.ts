import { unchanged } from "../../domain/change.ts";
import type { PartnerFacts } from "../../domain/contract.ts";
import { accept } from "../../domain/result.ts";
import { factsOf, sameFacts } from "../contracts/partner-facts.ts";
import { finishPurchase } from "../contracts/read-contract.ts";
import type { Deps } from "../deps.ts";
import { afterWriting } from "../errors.ts";
import type { Command } from "../commit/command.ts";
import { answer } from "../commit/command.ts";
import type { Membership } from "../ports/stores.ts";
import type { UseCases } from "../use-cases.ts";

type PutDeps = Pick<Deps, "clock" | "committer" | "contracts" | "partners" | "rules" | "schedule">;

const setFacts = (facts: PartnerFacts): Command<"told" | "missing"> => ({
  prefetch: [],
  whenMissing: () => "missing",
  decide: ({ contract }) =>
    sameFacts(contract.partner, facts)
      ? answer("told")
      : {
          kind: "write",
          change: unchanged({ ...contract, partner: facts }),
          rows: [],
          answer: "told",
        },
});

async function tellContract(
  deps: PutDeps,
  membership: Membership,
  facts: PartnerFacts,
): Promise<void> {
  const { offerId } = membership;
  if ((await deps.committer.submit(offerId, setFacts(facts))) === "told") return;
  // The purchase is under way, or was cut short. Finished here, it cannot bring older facts later.
  await finishPurchase(deps, membership);
  await deps.committer.submit(offerId, setFacts(facts));
}

/** Tells the contracts what the partner's row says until it has said the same before and after. */
async function tellContracts(deps: PutDeps, partnerId: string): Promise<void> {
  const stored = await deps.partners.read(partnerId);
  if (!stored) return;
  const facts = factsOf(stored.value);
  const memberships = await deps.partners.listMemberships(partnerId);
  await Promise.all(memberships.map((membership) => tellContract(deps, membership, facts)));
  const after = await deps.partners.read(partnerId);
  if (after?.etag !== stored.etag) await tellContracts(deps, partnerId);
}

/**
 * Records a partner, or changes it. The partner's row comes first, then its contracts; cut short, a
 * repeat finishes it. The call answers when all contracts know. Of several at once the row has the
 * last, and so have the contracts.
 */
export const makePutPartner =
  (deps: PutDeps): UseCases["putPartner"] =>
  async (partner) => {
    const created = await deps.partners.put(partner);
    if (!created) await afterWriting(() => tellContracts(deps, partner.partnerId));
    return accept({ created, partner });
  };
