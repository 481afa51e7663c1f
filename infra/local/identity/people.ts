import { serviceTenantId, type TokenClaims } from "./issue.ts";

export const samplePartner = {
  partnerId: "contoso",
  tenantId: "c0117050-0000-4000-8000-000000000001",
} as const;

const otherTenantId = "fab71ca0-0000-4000-8000-000000000001";

interface SamplePerson {
  readonly id: string;
  readonly claims: TokenClaims;
}

const person = (id: string, claims: TokenClaims): SamplePerson => ({
  id,
  claims: {
    tid: samplePartner.tenantId,
    azp: "benefits-page",
    oid: `sample-${id}`,
    ...claims,
  },
});

/** The people as whom one can sign in at the page of the local environment. */
export const samplePeople: readonly SamplePerson[] = [
  person("partner-admin", { roles: ["Partner.Admin"] }),
  person("global-admin", { roles: ["Partner.GlobalAdmin"] }),
  person("admin-agent", { roles: ["Partner.AdminAgent"] }),
  person("tenant-user", {}),
  // Named as a scope, because a token with this role would otherwise be an application's.
  person("operator", { tid: serviceTenantId, roles: ["Operator"], scp: "access_as_user" }),
  person("stranger", { tid: otherTenantId, roles: ["Partner.Admin"] }),
];
