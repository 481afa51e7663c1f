import {
  accessPartner,
  accessPartnerAsAdmin,
} from "../shared/application/contracts/partner-access.ts";
import type { Deps } from "../shared/application/deps.ts";
import { groupsOf } from "./http/access.ts";
import type { CheckPartnerAccess } from "./http/disclosure.ts";

/** Checks access to a partner as the operation's own use case does first. */
export const makePartnerAccessCheck =
  (deps: Deps): CheckPartnerAccess =>
  (operation, partnerId, caller) =>
    groupsOf(operation).includes("TenantUser")
      ? accessPartner(deps, partnerId, caller)
      : accessPartnerAsAdmin(deps, partnerId, caller);
