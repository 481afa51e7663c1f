import { cancelledPlan, isActivated, notActivated } from "../../domain/activation.ts";
import { accept, refuse } from "../../domain/result.ts";
import { accessOffer } from "../contracts/partner-access.ts";
import type { Deps } from "../deps.ts";
import type { UseCases } from "../use-cases.ts";

type ReadDeps = Pick<Deps, "clock" | "contracts" | "partners" | "rules" | "schedule" | "vault">;

/** F38, F39: returns the contract's pair to any user of the partner's tenant, once a benefit is active. */
export const makeReadCredentials =
  (deps: ReadDeps): UseCases["readCredentials"] =>
  async (input, origin) => {
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
