import type { SealedCredentials } from "../../domain/contract.ts";
import type { Refusal } from "../../domain/refusal.ts";
import type { Result } from "../../domain/result.ts";
import { accept, refuse } from "../../domain/result.ts";
import type { Deps } from "../deps.ts";
import type { CredentialOwner } from "../ports/stores.ts";
import type { CredentialPair } from "../ports/vault.ts";

type ClaimDeps = Pick<Deps, "clock" | "contracts" | "credentials" | "vault">;

/** An import that was interrupted keeps its claim for this long. It is finished or repeated before. */
const claimMs = 10 * 60_000;

const inUse: Refusal = {
  code: "CREDENTIALS_IN_USE",
  detail:
    "Another offer has this Access ID, or one that is the same without regard to letter case, hyphens and the characters O and 0, I, L and 1.",
};

/** Whether the claim is that of an import that never made its contract. */
async function isAbandoned(
  { clock, contracts }: ClaimDeps,
  { offerId, sealed }: CredentialOwner,
): Promise<boolean> {
  const isOld = clock.now().getTime() - Date.parse(sealed.issuedAt) > claimMs;
  return isOld && (await contracts.readHead(offerId)) === null;
}

/**
 * Claims the Access ID of a pair for an offer (A50). Access IDs are compared as when they are linked
 * (A35). Repeating it for the same offer and pair returns the pair that was sealed first.
 */
export async function claimCredentials(
  deps: ClaimDeps,
  offerId: string,
  pair: CredentialPair,
): Promise<Result<SealedCredentials>> {
  const { clock, credentials, vault } = deps;
  const hash = vault.accessIdHash(pair.accessId);
  const issuedAt = clock.now().toISOString();
  const sealed = vault.seal(pair, { offerId, version: 0, issuedAt, isForeign: true });
  if (await credentials.add(hash, { offerId, sealed })) return accept(sealed);
  const owner = await credentials.readOwner(hash);
  if (!owner) return refuse(inUse);
  const isOwn = owner.value.offerId === offerId;
  if (isOwn && vault.matches(offerId, owner.value.sealed, pair.contractId)) {
    return accept(owner.value.sealed);
  }
  const isFree = await isAbandoned(deps, owner.value);
  return isFree && (await credentials.replace(hash, { offerId, sealed }, owner.etag))
    ? accept(sealed)
    : refuse(inUse);
}
