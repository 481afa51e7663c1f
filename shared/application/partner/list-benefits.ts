import { offerOf } from "../../domain/benefit.ts";
import { accept } from "../../domain/result.ts";
import { isUsableState } from "../../domain/terms.ts";
import { mayActivate } from "../caller.ts";
import { accessPartner } from "../contracts/partner-access.ts";
import { readOffers, today } from "../contracts/read-contract.ts";
import type { Deps } from "../deps.ts";
import type { BenefitsView, ConsultationLine } from "../../contract/partner.ts";
import type { Answer } from "../answer.ts";
import type { Origin } from "../caller.ts";

type ListDeps = Pick<
  Deps,
  "clock" | "consultations" | "contracts" | "partners" | "rules" | "schedule"
>;

async function consultationLines(deps: ListDeps, partnerId: string): Promise<ConsultationLine[]> {
  const requested = new Set(
    (await deps.partners.readConsultations(partnerId)).map(({ name }) => name),
  );
  return deps.consultations.map((name) => ({
    name,
    state: requested.has(name) ? "Submitted" : "NotActivated",
  }));
}

/** F17, F45, F134, F143: lists the lines of the offers that the partner holds, and the consultations. */
export const makeListBenefits =
  (deps: ListDeps) =>
  async (
    { partnerId }: { readonly partnerId: string },
    { caller }: Origin,
  ): Promise<Answer<BenefitsView>> => {
    const partner = await accessPartner(deps, partnerId, caller);
    if (!partner.ok) return partner;
    const [contracts, consultations] = await Promise.all([
      readOffers(deps, partnerId),
      consultationLines(deps, partnerId),
    ]);
    const offers = contracts
      .map((contract) => offerOf(contract, today(deps), mayActivate(caller)))
      .filter(({ state }) => isUsableState(state));
    return accept({
      items: offers.flatMap(({ benefits }) => benefits),
      // F46: not an error, but the caller shows a message.
      message: offers.length === 0 ? "NO_BENEFITS_YET" : null,
      consultations,
    });
  };
