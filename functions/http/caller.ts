import { roles } from "../../shared/application/caller.ts";
import type { Caller, Role } from "../../shared/application/caller.ts";
import type { Claims } from "../../shared/application/ports/token-verifier.ts";
import type { Portal } from "../../shared/domain/vocabulary.ts";

export interface CallerSettings {
  /** `PORTAL_CLIENTS`: which client (`azp`) is which portal. */
  readonly portalClients: ReadonlyMap<string, Portal>;
  /**
   * The tenant whose apps and operators are ours. Roles are assigned by the administrators of each
   * tenant that consented to the app, so a partner's administrator could otherwise name its own app
   * `Commerce`. Absent: every tenant is believed, which fits an app of one tenant only.
   */
  readonly serviceTenantId?: string | undefined;
}

const serviceRoles: ReadonlySet<Role> = new Set(["Portal", "Commerce", "Operator"]);

const isRole = (name: string): name is Role => (roles as readonly string[]).includes(name);

function rolesOf(claims: Claims, { serviceTenantId }: CallerSettings): ReadonlySet<Role> {
  const ours = serviceTenantId === undefined || claims.tenantId === serviceTenantId;
  return new Set(claims.roles.filter(isRole).filter((role) => ours || !serviceRoles.has(role)));
}

/** The verified claims as the use cases know a caller. Unknown roles mean nothing and are dropped. */
export function callerOf(claims: Claims, settings: CallerSettings): Caller {
  const held = rolesOf(claims, settings);
  const { clientId, objectId, tenantId } = claims;
  const isApp = !claims.delegated && [...held].some((role) => serviceRoles.has(role));
  // The verifier lets no token pass that names neither, so the empty text is never reached.
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
