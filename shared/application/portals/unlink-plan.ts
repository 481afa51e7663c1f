import type { Account } from "../../domain/vocabulary.ts";
import type { Answer } from "../answer.ts";
import type { Origin } from "../caller.ts";
import { unlink } from "../contracts/unlink.ts";
import type { Deps } from "../deps.ts";

/** Unlinks the account's own plan (A41). Repeating it changes nothing. */
export const makeUnlinkPlan =
  (deps: Pick<Deps, "committer" | "contracts">) =>
  (
    { account, planId }: { readonly account: Account; readonly planId: string },
    origin: Origin,
  ): Promise<Answer<null>> =>
    unlink(deps, planId, account, origin);
