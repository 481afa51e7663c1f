import { isActivated, notActivated } from "./activation.ts";
import type { Contract, SealedCredentials } from "./contract.ts";
import { planExpired } from "./link.ts";
import type { PlainDate } from "./plain-date.ts";
import type { Refusal } from "./refusal.ts";
import type { Result } from "./result.ts";
import { accept, refuse } from "./result.ts";
import { isUsable } from "./terms.ts";

/** A41: how often the pair can be replaced in one term. */
const replacementsMax = 5;

const tooMany = ({ term }: Contract): Refusal => ({
  code: "TOO_MANY_REPLACEMENTS",
  detail: `The IDs were replaced ${replacementsMax} times in this term, which ends on ${term.endDate}. Unlink the accounts that must not use the plan.`,
  remedy: "UNLINK_ACCOUNTS",
});

/** A41: why the pair cannot be replaced; undefined if it can. A replacement in progress counts. */
export function replacementRefusal(contract: Contract, today: PlainDate): Refusal | undefined {
  if (!isUsable(contract, today)) return planExpired(contract);
  if (!contract.credentials || !isActivated(contract)) {
    return { ...notActivated(contract), remedy: "ACTIVATE_BENEFIT" };
  }
  return undefined;
}

/** Records that a replacement was requested. The pair stays valid until the new one is stored. */
export function requestReplacement(
  contract: Contract,
  replacementId: string,
  today: PlainDate,
): Result<Contract> {
  const refusal = replacementRefusal(contract, today);
  if (refusal) return refuse(refusal);
  const { inTerm } = contract.replacements;
  if (inTerm >= replacementsMax) return refuse(tooMany(contract));
  return accept({ ...contract, replacements: { inTerm: inTerm + 1, latestId: replacementId } });
}

/** The version of the next pair. No pair ever gets the version of another one. */
export const nextCredentialVersion = (contract: Contract): number =>
  contract.latestCredentialVersion + 1;

/**
 * A41: the new pair takes effect. The lines stay Active and the balance is kept; every link is stale.
 * The letters of the activations had the old pair, so recipients of a repeated request get new ones.
 */
export const replacePair = (contract: Contract, pair: SealedCredentials): Contract => ({
  ...contract,
  credentials: pair,
  credentialVersion: pair.version,
  latestCredentialVersion: pair.version,
  lines: contract.lines.map((line) =>
    line.activation.state === "Active"
      ? { ...line, activation: { ...line.activation, distributionId: null } }
      : line,
  ),
});

/** A replacement that failed does not count. `term`: the term in which it was requested. */
export const withoutReplacement = (contract: Contract, term: number): Contract => ({
  ...contract,
  replacements: {
    ...contract.replacements,
    inTerm: contract.replacements.inTerm - Number(contract.term.number === term),
  },
});
