import type { Contract } from "../../domain/contract.ts";
import { isCurrent } from "../../domain/link.ts";
import { planOf } from "../../domain/plan.ts";
import type { Plan, PlanContext } from "../../domain/plan.ts";
import type { Account } from "../../domain/vocabulary.ts";
import { readContract } from "../contracts/read-contract.ts";
import type { Deps } from "../deps.ts";
import { accountKeyOf } from "../ids.ts";
import { linkKey } from "../ports/contract-rows.ts";

type PlanDeps = Pick<Deps, "accounts" | "clock" | "contracts" | "partners" | "rules" | "schedule">;

/** The contracts that the account has linked, except those whose pair was replaced since. */
async function linkedContracts(deps: PlanDeps, account: Account): Promise<Contract[]> {
  const accountKey = accountKeyOf(account);
  const offerIds = await deps.accounts.listContracts(accountKey);
  const found = await Promise.all(
    offerIds.map(async (offerId) => {
      const [contract, link] = await Promise.all([
        readContract(deps, offerId),
        deps.contracts.readRow(offerId, linkKey(accountKey)),
      ]);
      const current = contract && link?.row.type === "link" && isCurrent(link.row.link, contract);
      return current ? contract : null;
    }),
  );
  return found.filter((contract) => contract !== null);
}

export interface AccountPlan {
  readonly contract: Contract;
  readonly plan: Plan;
}

/** The account's plans, whether or not this portal can use them. Read from storage at every call (F167). */
export async function accountPlans(
  deps: PlanDeps,
  account: Account,
  context: PlanContext,
): Promise<AccountPlan[]> {
  const contracts = await linkedContracts(deps, account);
  return contracts.flatMap((contract) =>
    contract.lines
      .filter(({ activation }) => activation.state === "Active")
      .map((line) => ({ contract, plan: planOf(contract, line, context, deps.rules) })),
  );
}
