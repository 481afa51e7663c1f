import type { Caller } from "../../shared/application/caller.ts";
import {
  accessPartner,
  accessPartnerAsAdmin,
} from "../../shared/application/contracts/partner-access.ts";
import type { Deps } from "../../shared/application/deps.ts";
import type { Refusal, RefusalCode } from "../../shared/domain/refusal.ts";
import { operationOf } from "../operations.ts";
import type { Result } from "../../shared/domain/result.ts";
import { mayPerform } from "./access.ts";
import { partnerId as partnerIdSchema } from "../../shared/contract/basics.ts";
import type { OperationId } from "../operations.ts";

/** Refuses who may not make a call for this partner, as the call itself would. */
export type Entrance = (
  operation: OperationId,
  partnerId: string,
  caller: Caller,
) => Promise<Result<unknown>>;

const mistakes: ReadonlySet<RefusalCode> = new Set([
  "INVALID_REQUEST",
  "IDEMPOTENCY_KEY_REQUIRED",
  "BODY_TOO_LARGE",
]);

/**
 * The refusal as the caller may hear it: what is wrong with a request for a partner is told to those
 * alone who may make it, and a stranger is told the same whatever is sent. Only then is the partner
 * asked for twice.
 */
export async function heardBy(
  caller: Caller,
  refusal: Refusal,
  operation: OperationId,
  partnerId: string | undefined,
  entrance: Entrance,
): Promise<Refusal> {
  if (!mistakes.has(refusal.code) || mayPerform(caller, operation) !== "tenant") return refusal;
  const named = partnerIdSchema.safeParse(partnerId);
  if (!named.success) return refusal;
  const entered = await entrance(operation, named.data, caller);
  return entered.ok ? refusal : entered.refusal;
}

/** Who may make a call for a partner, as the call's own use case asks it first. */
export const entranceOf =
  (deps: Deps): Entrance =>
  (id, partnerId, caller) =>
    operationOf(id).who.includes("TenantUser")
      ? accessPartner(deps, partnerId, caller)
      : accessPartnerAsAdmin(deps, partnerId, caller);
