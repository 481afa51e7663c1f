import type { Contract } from "../../domain/contract.ts";
import { isCurrent } from "../../domain/link.ts";
import { planOf } from "../../domain/plan.ts";
import type { Plan, PlanContext } from "../../domain/plan.ts";
import type { Account } from "../../domain/vocabulary.ts";
import { readContract } from "../contracts/read-contract.ts";
import type { Deps } from "../deps.ts";
import { accountKeysOf } from "../ids.ts";
import { readLink } from "./read-link.ts";

type PlanDeps = Pick<Deps, "accounts" | "clock" | "contracts" | "partners" | "rules" | "schedule">;

interface LinkedContract {
  readonly contract: Contract;
  /** False if the pair was replaced since. */
  readonly current: boolean;
}

/** The IDs of the contracts in the index of the account, under every spelling of its ID. */
export async function contractsOf(
  { accounts }: Pick<Deps, "accounts">,
  account: Account,
): Promise<string[]> {
  const found = await Promise.all(accountKeysOf(account).map((key) => accounts.listContracts(key)));
  return [...new Set(found.flat())];
}

/** The contracts that the account has linked. Read from storage at every call (F167). */
export async function linkedContracts(deps: PlanDeps, account: Account): Promise<LinkedContract[]> {
  const offerIds = await contractsOf(deps, account);
  const found = await Promise.all(
    offerIds.map(async (offerId) => {
      const [contract, link] = await Promise.all([
        readContract(deps, offerId),
        readLink(deps, offerId, account),
      ]);
      return contract && link ? { contract, current: isCurrent(link, contract) } : null;
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
