import type { Caller, Origin } from "../../shared/application/caller.ts";
import { contosoTenant } from "./builders.ts";

/** A MAICPP partner admin of Contoso. */
export const admin: Caller = {
  ...{ tenantId: contosoTenant, actor: "admin", client: "portal-spa", portal: null },
  personRefusal: null,
  roles: new Set(["Partner.Admin"] as const),
};

export const commerce: Caller = {
  ...{ tenantId: "service", actor: "commerce", client: "commerce", portal: null },
  personRefusal: "APP_ONLY_TOKEN",
  roles: new Set(["Commerce"] as const),
};

export const azurePortal: Caller = {
  ...{ tenantId: "service", actor: "azure-portal", client: "azure-portal", portal: "AzurePortal" },
  personRefusal: "APP_ONLY_TOKEN",
  roles: new Set(["Portal"] as const),
};

export const atAzurePortal: Origin = { requestId: "request-1", caller: azurePortal };
