import type { IncidentRequest } from "./incident.ts";
import { foldId } from "./spelling.ts";

/** The content of a request as repeats are compared: the spelling of IDs does not matter (A35). */
export const comparable = (request: IncidentRequest): IncidentRequest => ({
  ...request,
  account: { ...request.account, id: foldId(request.account.id) },
  resourceTenantId: request.resourceTenantId === null ? null : foldId(request.resourceTenantId),
  customer: request.customer && {
    ...request.customer,
    tenantId: foldId(request.customer.tenantId),
  },
});
