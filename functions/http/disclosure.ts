import type { Caller } from "../../shared/application/caller.ts";
import { mayPerform } from "./access.ts";
import type { Operation } from "./access.ts";
import type { ProblemCode } from "./problem-codes.ts";
import type { Outcome, Problem } from "./problem.ts";
import { partnerId as partnerIdSchema } from "./schemas/basics.ts";

/** Refuses a caller who may not make a call for this partner, as the call's own use case does. */
export type CheckPartnerAccess = (
  operation: Operation,
  partnerId: string,
  caller: Caller,
) => Promise<Outcome<unknown>>;

const validationCodes: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  "INVALID_REQUEST",
  "IDEMPOTENCY_KEY_REQUIRED",
  "BODY_TOO_LARGE",
]);

/**
 * Who may see validation errors: only callers who may make the call. A stranger to a partner gets the
 * same answer whatever the request says. Only a validation error costs the extra look at the partner.
 */
export async function discloseTo(
  caller: Caller,
  problem: Problem,
  operation: Operation,
  partnerId: string | undefined,
  checkPartnerAccess: CheckPartnerAccess,
): Promise<Problem> {
  if (!validationCodes.has(problem.code) || mayPerform(caller, operation) !== "tenant") {
    return problem;
  }
  const named = partnerIdSchema.safeParse(partnerId);
  if (!named.success) return problem;
  const access = await checkPartnerAccess(operation, named.data, caller);
  return access.ok ? problem : access.refusal;
}
