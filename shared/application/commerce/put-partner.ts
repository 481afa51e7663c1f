import { unchanged } from "../../domain/change.ts";
import type { PartnerFacts } from "../../domain/contract.ts";
import { accept } from "../../domain/result.ts";
import type { Deps } from "../deps.ts";
import { afterWriting } from "../ledger/errors.ts";
import type { Operation } from "../ledger/operation.ts";
import { answer } from "../ledger/operation.ts";
import type { UseCases } from "../use-cases.ts";
import type { PartnerView } from "../views.ts";

export const factsOf = (partner: PartnerView): PartnerFacts => ({
  partnerId: partner.partnerId,
  tenantId: partner.tenantId,
  cspRole: partner.cspRole,
  country: partner.country,
});

const sameFacts = (a: PartnerFacts, b: PartnerFacts): boolean =>
  a.tenantId === b.tenantId && a.cspRole === b.cspRole && a.country === b.country;

/** Contracts carry their partner's facts, so that a consume need not read the partner. */
const setFacts = (facts: PartnerFacts): Operation<undefined> => ({
  prefetch: [],
  whenMissing: () => undefined,
  decide: ({ contract }) =>
    sameFacts(contract.partner, facts)
      ? answer(undefined)
      : {
          kind: "write",
          change: unchanged({ ...contract, partner: facts }),
          rows: [],
          answer: undefined,
        },
});

/**
 * Records a partner, or changes it. The partner's row comes first, then its contracts; cut short, a
 * repeat finishes it. The call answers when all contracts know.
 */
export const makePutPartner =
  ({ committer, partners }: Pick<Deps, "committer" | "partners">): UseCases["putPartner"] =>
  async (partner) => {
    const created = await partners.put(partner);
    const tellContracts = async (): Promise<void> => {
      const memberships = await partners.listMemberships(partner.partnerId);
      await Promise.all(
        memberships.map(({ offerId }) => committer.submit(offerId, setFacts(factsOf(partner)))),
      );
    };
    if (!created) await afterWriting(tellContracts);
    return accept({ created, partner });
  };
