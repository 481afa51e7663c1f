import type { Caller } from "../../shared/application/caller.ts";
import {
  accessPartner,
  accessPartnerAsAdmin,
} from "../../shared/application/contracts/partner-access.ts";
import type { Deps } from "../../shared/application/deps.ts";
import { partnerId as partnerIdSchema } from "../../shared/contract/basics.ts";
import { operationOf } from "../operations.ts";
import type { OperationId } from "../operations.ts";
import { mayPerform } from "./access.ts";
import type { ProblemCode } from "../../shared/contract/problem-codes.ts";
import type { Outcome, Problem } from "./problem.ts";

/** Refuses a caller who may not call the operation for this partner, as its use case does. */
export type CheckPartnerAccess = (
  id: OperationId,
  partnerId: string,
  caller: Caller,
) => Promise<Outcome<unknown>>;

const validationCodes: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  "INVALID_REQUEST",
  "IDEMPOTENCY_KEY_REQUIRED",
  "LENGTH_REQUIRED",
  "BODY_TOO_LARGE",
]);

/**
 * Shows validation errors only to callers who may make the call. Callers of another tenant get the
 * same answer for every request. The partner is read again only after a validation error.
 */
export async function discloseTo(
  caller: Caller,
  problem: Problem,
  id: OperationId,
  partnerId: string | undefined,
  checkPartnerAccess: CheckPartnerAccess,
): Promise<Problem> {
  if (!validationCodes.has(problem.code) || mayPerform(caller, id) !== "tenant") {
    return problem;
  }
  const named = partnerIdSchema.safeParse(partnerId);
  if (!named.success) return problem;
  const access = await checkPartnerAccess(id, named.data, caller);
  return access.ok ? problem : access.refusal;
}

/** Checks access to a partner in the same way as the operation's use case. */
export const makePartnerAccessCheck =
  (deps: Deps): CheckPartnerAccess =>
  (id, partnerId, caller) =>
    operationOf(id).callers.includes("TenantUser")
      ? accessPartner(deps, partnerId, caller)
      : accessPartnerAsAdmin(deps, partnerId, caller);
