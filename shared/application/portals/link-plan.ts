import type { Contract } from "../../domain/contract.ts";
import { isCurrent, linkAccount } from "../../domain/link.ts";
import { planOf } from "../../domain/plan.ts";
import type { Plan } from "../../domain/plan.ts";
import { acceptsLinks } from "../../domain/portal-fit.ts";
import { idsNotAccepted } from "../../domain/eligibility.ts";
import type { Refusal } from "../../domain/refusal.ts";
import { replacedPair } from "../../domain/replaced.ts";
import type { Result } from "../../domain/result.ts";
import { accept, refuse } from "../../domain/result.ts";
import type { Account, Portal } from "../../domain/vocabulary.ts";
import type { Answer } from "../answer.ts";
import { eventRow } from "../contracts/event-row.ts";
import { readContract, today } from "../contracts/read-contract.ts";
import type { Deps } from "../deps.ts";
import { accountKeyOf } from "../ids.ts";
import { linkKey } from "../ports/contract-rows.ts";
import type { CredentialOwner } from "../ports/stores.ts";
import { countFailure, tooManyFailures } from "./attempts.ts";
import { readLink } from "./read-link.ts";
import { portalOf } from "./portal-of.ts";
import type { Origin } from "../caller.ts";

type LinkDeps = Pick<
  Deps,
  | "accounts"
  | "attempts"
  | "clock"
  | "contracts"
  | "credentials"
  | "partners"
  | "realNowMs"
  | "rules"
  | "schedule"
  | "telemetry"
  | "vault"
>;
type LinkRequest = {
  readonly account: Account;
  readonly accessId: string;
  readonly contractId: string;
};

/** A45: something that was typed at all. Anything else is refused without being counted. */
const isCode = (typed: string): boolean => /[\p{L}\p{N}]/u.test(typed);

/** The same whichever value was wrong (F88): a guesser learns nothing. */
const wrongPair: Refusal = {
  code: "INVALID_CREDENTIALS",
  detail: "The Access ID and the Contract ID do not match. Copy both from Partner Center.",
  remedy: "CHECK_IDS",
};

/**
 * F20, F40: the contract that the pair belongs to, or the refusal. An unknown Access ID is looked up
 * and compared like a known one, so that the response time does not reveal which value was wrong.
 */
async function contractOf(
  deps: LinkDeps,
  owner: CredentialOwner,
  contractId: string,
): Promise<Result<Contract>> {
  const contract = await readContract(deps, owner.offerId);
  const matches = deps.vault.matches(owner.offerId, owner.sealed, contractId);
  if (!contract || !matches) return refuse(wrongPair);
  if (contract.credentials?.ciphertext === owner.sealed.ciphertext) return accept(contract);
  // An indexed pair of the current version that the contract never stored was never shown to anyone.
  return refuse(
    owner.sealed.version !== contract.credentialVersion
      ? replacedPair(contract, today(deps))
      : wrongPair,
  );
}

/** The plan of the first active line that this portal can use, or of the first active line. */
function planForPortal(
  deps: Pick<Deps, "clock" | "rules">,
  contract: Contract,
  portal: Portal,
): Plan {
  const context = { portal, today: today(deps) };
  const plans = contract.lines
    .filter(({ activation }) => activation.state === "Active")
    .map((line) => planOf(contract, line, context, deps.rules));
  const plan = plans.find(({ reason }) => reason !== "NOT_VALID_FOR_PORTAL") ?? plans[0];
  if (!plan) throw new Error(`${contract.offerId} has no activated line to show`);
  return plan;
}

async function link(
  deps: LinkDeps,
  contract: Contract,
  account: Account,
  { caller, requestId }: Origin,
): Promise<Answer<Plan>> {
  const portal = portalOf(caller);
  const accountKey = accountKeyOf(account);
  const key = linkKey(accountKey);
  const stored = await deps.contracts.readRow(contract.offerId, key);
  const existing = await readLink(deps, contract.offerId, account);
  const linkedAt = deps.clock.now().toISOString();
  const linked = linkAccount(contract, existing, { account, linkedAt, portal }, today(deps));
  if (!linked.ok) {
    const maySee = isCurrent(existing, contract) || linked.refusal.code === "PLAN_EXPIRED";
    const activated = contract.lines.some(({ activation }) => activation.state === "Active");
    return maySee && activated
      ? refuse({ ...linked.refusal, plan: planForPortal(deps, contract, portal) })
      : linked;
  }
  // The index comes first: an index entry without its link is ignored.
  await deps.accounts.addContract(accountKey, contract.offerId);
  const row = { type: "link", link: linked.value } as const;
  const event = eventRow({
    ...{ type: "AccountLinked", at: linkedAt, actor: caller.actor, requestId, account },
    detail: `The account linked the plan in ${portal}.`,
  });
  const expected = stored?.etag ?? null;
  const written = await deps.contracts.writeLink(contract.offerId, key, row, expected, event);
  // Another request linked the same account at the same time: answer as for a repeat.
  return written
    ? accept(planForPortal(deps, contract, portal))
    : link(deps, contract, account, { caller, requestId });
}

async function checkAndLink(
  deps: LinkDeps,
  input: LinkRequest,
  origin: Origin,
): Promise<Result<Plan>> {
  if (!acceptsLinks(portalOf(origin.caller))) {
    return refuse(idsNotAccepted("This portal does not accept an Access ID and Contract ID."));
  }
  if (!isCode(input.accessId) || !isCode(input.contractId)) return refuse(wrongPair);
  const accountKey = accountKeyOf(input.account);
  const hash = deps.vault.accessIdHash(input.accessId);
  const owner = (await deps.credentials.find(hash)) ?? deps.vault.decoy;
  const linked = await readLink(deps, owner.offerId, input.account);
  const keys = {
    account: `account:${accountKey}`,
    accessId: linked ? null : `access-id:${hash}`,
  };
  const blocked = await tooManyFailures(deps, keys);
  if (blocked) return refuse(blocked);
  const contract = await contractOf(deps, owner, input.contractId);
  if (!contract.ok) {
    // A pair that was replaced is no guess.
    const isGuess = contract.refusal === wrongPair;
    return refuse((isGuess && (await countFailure(deps, keys))) || contract.refusal);
  }
  // Concurrent requests may have used up the attempts: then the right pair is refused, too (A45).
  const blockedSince = await tooManyFailures(deps, keys);
  if (blockedSince) return refuse(blockedSince);
  return link(deps, contract.value, input.account, origin);
}

/** Links a plan to an account, once for all portals (F41, F42). Wrong pairs are counted. */
export const makeLinkPlan =
  (deps: LinkDeps) =>
  async (input: LinkRequest, origin: Origin): Promise<Answer<Plan>> => {
    const portal = portalOf(origin.caller);
    const linked = await checkAndLink(deps, input, origin);
    const { event } = deps.telemetry;
    if (linked.ok) event("PlanLinked", { offerId: linked.value.planId, portal });
    else event("PlanLinkRefused", { code: linked.refusal.code, portal });
    return linked;
  };
