import type { Contract } from "../../domain/contract.ts";
import { isCurrent } from "../../domain/link.ts";
import { planOf } from "../../domain/plan.ts";
import type { Plan, PlanContext } from "../../domain/plan.ts";
import type { Account } from "../../domain/vocabulary.ts";
import { readContract } from "../contracts/read-contract.ts";
import type { Deps } from "../deps.ts";
import { accountKeyOf } from "../ids.ts";
import type { ContractRow } from "../ports/contract-rows.ts";
import { linkKey } from "../ports/contract-rows.ts";

type PlanDeps = Pick<Deps, "accounts" | "clock" | "contracts" | "partners" | "rules" | "schedule">;

interface LinkedContract {
  readonly contract: Contract;
  /** False if the pair was replaced since. */
  readonly current: boolean;
}

/** The contracts that the account has linked. Read from storage at every call (F167). */
export async function linkedContracts(deps: PlanDeps, account: Account): Promise<LinkedContract[]> {
  const accountKey = accountKeyOf(account);
  const offerIds = await deps.accounts.listContracts(accountKey);
  const found = await Promise.all(
    offerIds.map(async (offerId) => {
      const [contract, link] = await Promise.all([
        readContract(deps, offerId),
        deps.contracts.readRow(offerId, linkKey(accountKey)),
      ]);
      return contract && link?.row.type === "link"
        ? { contract, current: isCurrent(link.row.link, contract) }
        : null;
    }),
  );
  return found.filter((linked) => linked !== null);
}

export interface AccountPlan {
  readonly contract: Contract;
  readonly plan: Plan;
}

/** The plans of these contracts, whether or not this portal can use them; none of a replaced link. */
export const currentPlans = (
  linked: readonly LinkedContract[],
  context: PlanContext,
  rules: Deps["rules"],
): AccountPlan[] =>
  linked
    .filter(({ current }) => current)
    .flatMap(({ contract }) =>
      contract.lines
        .filter(({ activation }) => activation.state === "Active")
        .map((line) => ({ contract, plan: planOf(contract, line, context, rules) })),
    );

/** A42: whether the account of an incident may see its plan: its link is still current. */
export const seesPlan = (stored: ContractRow | null, contract: Contract): boolean =>
  stored?.type === "link" && isCurrent(stored.link, contract);
