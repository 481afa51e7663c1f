import { roles } from "../../shared/application/caller.ts";
import type { Caller, Role } from "../../shared/application/caller.ts";
import type { Claims } from "../../shared/application/ports/token-verifier.ts";
import type { Portal } from "../../shared/domain/vocabulary.ts";

export interface CallerSettings {
  /** `PORTAL_CLIENTS`: the portal of each client (`azp`). */
  readonly portalClients: ReadonlyMap<string, Portal>;
  /**
   * The tenant of the service's own apps and operators. Administrators of each tenant that
   * consented to the app assign its roles. Without this check, a partner's administrator could give
   * the role `Commerce` to the partner's own app. Absent: roles of every tenant count, which is
   * safe only for an app of a single tenant.
   */
  readonly serviceTenantId?: string | undefined;
}

const serviceRoles: ReadonlySet<Role> = new Set(["Portal", "Commerce", "Operator"]);

const isRole = (name: string): name is Role => (roles as readonly string[]).includes(name);

function rolesOf(claims: Claims, { serviceTenantId }: CallerSettings): ReadonlySet<Role> {
  const ours = serviceTenantId === undefined || claims.tenantId === serviceTenantId;
  return new Set(claims.roles.filter(isRole).filter((role) => ours || !serviceRoles.has(role)));
}

/** The caller for the use cases, from verified claims. Unknown roles are dropped. */
export function callerOf(claims: Claims, settings: CallerSettings): Caller {
  const held = rolesOf(claims, settings);
  const { clientId, objectId, tenantId } = claims;
  const isApp = !claims.delegated && [...held].some((role) => serviceRoles.has(role));
  // The verifier rejects a token with neither id, so the empty text is never used.
  const client = clientId ?? objectId ?? "";
  const portal = held.has("Portal") ? settings.portalClients.get(clientId ?? "") : undefined;
  return {
    tenantId,
    actor: isApp ? client : (objectId ?? client),
    client,
    roles: held,
    portal: portal ?? null,
  };
}
