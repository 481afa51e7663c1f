import { cancelledPlan, isActivated, notActivated } from "../../domain/activation.ts";
import { accept, refuse } from "../../domain/result.ts";
import { accessOffer } from "../contracts/partner-access.ts";
import type { Deps } from "../deps.ts";
import type { CredentialsView } from "../../contract/partner.ts";
import type { Answer } from "../answer.ts";
import type { Origin } from "../caller.ts";
import type { OfferRef } from "../contracts/partner-access.ts";

type ReadDeps = Pick<Deps, "clock" | "contracts" | "partners" | "rules" | "schedule" | "vault">;

/** F38, F39: returns the contract's pair to any user of the partner's tenant, once a benefit is active. */
export const makeReadCredentials =
  (deps: ReadDeps) =>
  async (input: OfferRef, origin: Origin): Promise<Answer<CredentialsView>> => {
    const found = await accessOffer(deps, input, origin);
    if (!found.ok) return found;
    const contract = found.value;
    // A24: the IDs end with a cancelled purchase.
    if (contract.cancelledOn !== null) return refuse(cancelledPlan(contract));
    const { credentials, offerId } = contract;
    if (!credentials || !isActivated(contract)) return refuse(notActivated(contract));
    return accept({
      ...deps.vault.open(offerId, credentials),
      credentialVersion: credentials.version,
      issuedAt: credentials.issuedAt,
    });
  };
