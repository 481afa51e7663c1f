import type { SealedCredentials } from "../../../domain/contract.ts";
import type { Deps } from "../../deps.ts";

/** How often a new pair is made if its Access ID is taken. */
const attemptsMax = 5;

/** Makes a pair and adds its Access ID to the index. An index entry alone gives no access. */
export async function makePair(
  { clock, credentials, vault }: Pick<Deps, "clock" | "credentials" | "vault">,
  offerId: string,
  version: number,
): Promise<SealedCredentials> {
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const pair = vault.newPair();
    const issuedAt = clock.now().toISOString();
    const sealed = vault.seal(pair, { offerId, version, issuedAt });
    if (await credentials.add(vault.accessIdHash(pair.accessId), { offerId, sealed })) {
      return sealed;
    }
  }
  throw new Error(`${offerId}: no free Access ID was found`);
}
