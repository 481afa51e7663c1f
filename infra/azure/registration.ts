/** What Entra ID must know of the service: the API, its scope and its roles. docs/deployment.md explains the roles. */
import { createHash } from "node:crypto";

import type { Role } from "../../shared/application/caller.ts";

type Member = "User" | "Application";

const users: readonly Member[] = ["User"];
const applications: readonly Member[] = ["Application"];

export const roleMembers: Readonly<Record<Role, readonly Member[]>> = {
  "Partner.Admin": users,
  "Partner.GlobalAdmin": users,
  "Partner.AdminAgent": users,
  Portal: applications,
  Commerce: applications,
  Operator: [...users, ...applications],
};

/** The same ID for the same name, so that a repetition changes nothing. Such IDs are unique only within the app. */
export function idOf(name: string): string {
  const hex = createHash("sha256").update(`maicpp-support-benefits ${name}`).digest("hex");
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`];
  return [...parts, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join("-");
}

/** The Azure CLI, which may get tokens for people without a further consent. The client ID is the same everywhere. */
const azureCli = "04b07795-8ddb-461a-bbee-02f9e1bf7b46";

const scopeOf = (scope: string): object => ({
  id: idOf(scope),
  value: scope,
  type: "User",
  isEnabled: true,
  adminConsentDisplayName: "Use the support benefits of your organization",
  adminConsentDescription: "Reads and uses the organization's technical-support benefits.",
  userConsentDisplayName: "Use the support benefits of your organization",
  userConsentDescription: "Reads and uses your organization's technical-support benefits.",
});

const roleOf = ([value, allowedMemberTypes]: readonly [string, readonly Member[]]): object => ({
  ...{ id: idOf(value), value, allowedMemberTypes, isEnabled: true },
  ...{ displayName: value, description: `${value}: docs/deployment.md` },
});

/** The API's app registration. `withCli` lets the Azure CLI get tokens, for a first call. */
export const apiRegistration = (scope: string, withCli: boolean): object => ({
  displayName: "MAICPP support benefits",
  signInAudience: "AzureADMultipleOrgs",
  api: {
    // Only tokens of version 2 have `azp`, and the client ID as audience.
    requestedAccessTokenVersion: 2,
    oauth2PermissionScopes: [scopeOf(scope)],
    preAuthorizedApplications: withCli
      ? [{ appId: azureCli, delegatedPermissionIds: [idOf(scope)] }]
      : [],
  },
  appRoles: Object.entries(roleMembers).map(roleOf),
  // Whether a person is a guest of the tenant.
  optionalClaims: { accessToken: [{ name: "acct", essential: false }] },
});

/** What the API's registration needs so that people sign in at the page of this service. */
export const pageRegistration = (appId: string, scope: string, serviceUrl: string): object => ({
  spa: { redirectUris: [new URL("/portal", serviceUrl).href] },
  // One consent covers the page and the API.
  requiredResourceAccess: [
    { resourceAppId: appId, resourceAccess: [{ id: idOf(scope), type: "Scope" }] },
  ],
});

export const portalRegistration = {
  displayName: "MAICPP support benefits: portal",
  signInAudience: "AzureADMyOrg",
  api: { requestedAccessTokenVersion: 2 },
};
