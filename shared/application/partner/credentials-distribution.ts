import type { Contract } from "../../domain/contract.ts";
import type { Origin } from "../caller.ts";
import type { Deps } from "../deps.ts";
import type { Distribution } from "../ports/distribution-store.ts";
import type { Contact } from "../../contract/commerce.ts";

/** What an operation depends on that e-mails the IDs and starts a workflow. */
export type SendingDeps = Pick<
  Deps,
  | "clock"
  | "contracts"
  | "distributions"
  | "mailQuota"
  | "partners"
  | "realNowMs"
  | "rules"
  | "schedule"
  | "workflows"
>;

/** A distribution of the contract's current pair: replaced IDs are not sent any more (A5). */
export const credentialsDistribution = (
  { clock }: Pick<Deps, "clock">,
  { credentialVersion, offerId }: Contract,
  distributionId: string,
  recipients: readonly Contact[],
  { caller, requestId }: Origin,
): Distribution => ({
  distributionId,
  offerId,
  content: { kind: "credentials" },
  credentialVersion,
  requestedBy: caller.actor,
  requestId,
  createdAt: clock.now().toISOString(),
  recipients,
});
