import {
  accessPartner,
  accessPartnerAsAdmin,
} from "../shared/application/contracts/partner-access.ts";
import type { Deps } from "../shared/application/deps.ts";
import { groupsOf } from "./http/access.ts";
import type { Entrance } from "./http/mistakes.ts";

/** Who may make a call for a partner, as the call's own use case asks it first. */
export const entranceOf =
  (deps: Deps): Entrance =>
  (operation, partnerId, caller) =>
    groupsOf(operation).includes("TenantUser")
      ? accessPartner(deps, partnerId, caller)
      : accessPartnerAsAdmin(deps, partnerId, caller);
