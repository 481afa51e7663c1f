import { roles } from "../../shared/application/caller.ts";
import type { Caller, PersonRefusal, Role } from "../../shared/application/caller.ts";
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
  /** `AUTH_SCOPE`: the scope that a person's token must have. */
  readonly scope: string;
  /** `ALLOW_GUESTS`: whether guests of a tenant count as its people. */
  readonly allowGuests: boolean;
}

/** Which tokens can hold a role of the service: an app's own, and for operators a person's too. */
const serviceRoles: ReadonlyMap<Role, readonly Claims["bearer"][]> = new Map<
  Role,
  readonly Claims["bearer"][]
>([
  ["Portal", ["App"]],
  ["Commerce", ["App"]],
  ["Operator", ["App", "Person"]],
]);

const isRole = (name: string): name is Role => (roles as readonly string[]).includes(name);

function personRefusalOf(claims: Claims, settings: CallerSettings): PersonRefusal | null {
  if (claims.bearer === "App") return "APP_ONLY_TOKEN";
  if (!claims.scopes.includes(settings.scope)) return "SCOPE_MISSING";
  return claims.isGuest && !settings.allowGuests ? "GUEST_NOT_ALLOWED" : null;
}

const isOurs = (tenantId: string, { serviceTenantId }: CallerSettings): boolean =>
  serviceTenantId === undefined || tenantId.toLowerCase() === serviceTenantId.toLowerCase();

/**
 * The roles that the token can hold. Roles of the service need a token of the service's tenant, and a
 * person with one needs the scope and must not be a guest. Unknown roles are dropped.
 */
function rolesOf(claims: Claims, settings: CallerSettings, refused: boolean): ReadonlySet<Role> {
  const mayServe = isOurs(claims.tenantId, settings) && (claims.bearer === "App" || !refused);
  return new Set(
    claims.roles.filter(isRole).filter((role) => {
      const bearers = serviceRoles.get(role);
      return bearers === undefined || (mayServe && bearers.includes(claims.bearer));
    }),
  );
}

/** The caller for the use cases, from verified claims. */
export function callerOf(claims: Claims, settings: CallerSettings): Caller {
  const personRefusal = personRefusalOf(claims, settings);
  const held = rolesOf(claims, settings, personRefusal !== null);
  const { clientId, objectId, tenantId } = claims;
  // The verifier rejects a token with neither id, so the empty text is never used.
  const client = clientId ?? objectId ?? "";
  const portal = held.has("Portal") ? settings.portalClients.get(clientId ?? "") : undefined;
  return {
    tenantId,
    actor: claims.bearer === "App" ? client : (objectId ?? client),
    client,
    roles: held,
    personRefusal,
    portal: portal ?? null,
  };
}
