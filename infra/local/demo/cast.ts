import { randomUUID } from "node:crypto";

import type { TokenClaims } from "../identity/issue.ts";
import type { Answer, Stage } from "./stage.ts";

/** Who plays. */
const tenant = "c0117050-0000-4000-8000-00000000de30";
export const commerce: TokenClaims = { roles: ["Commerce"], azp: "commerce" };
export const operator: TokenClaims = { roles: ["Operator"], azp: "operations" };
export const azurePortal: TokenClaims = { roles: ["Portal"], azp: "azure-portal" };
export const admin: TokenClaims = { tid: tenant, oid: "technician1", roles: ["Partner.Admin"] };
export const user: TokenClaims = { tid: tenant, oid: "li" };
export const account = { id: "technician-1", type: "Entra" } as const;

export const contoso = {
  path: "/api/partners/contoso",
  body: { name: "Contoso", tenantId: tenant, cspRole: "None", isvSuccessEnrolled: false },
} as const;

export const offerPath = (offerId: string): string => `${contoso.path}/offers/${offerId}`;

export const textOf = ({ body }: Answer, name: string): string => {
  const value = body[name];
  return typeof value === "string" ? value : "";
};

export const moveClock = async (stage: Stage, now: string): Promise<Answer> =>
  stage.ask("PUT", "/api/ops/clock", { as: operator, body: { now }, show: ["now"] });

/** An incident about an Azure VM of the partner. */
export const consume = (
  stage: Stage,
  offerId: string,
  { key = randomUUID(), quiet = false } = {},
): Promise<Answer> =>
  stage.ask("POST", "/api/incidents", {
    as: azurePortal,
    key,
    quiet,
    body: {
      account,
      planId: offerId,
      kind: "PartnerCloudSupport",
      product: "AzureVirtualMachines",
      requestType: "Technical",
      title: "VM does not start",
    },
    show: ["incidentId", "state", "plan.used", "plan.remaining", "plan.unlimited"],
  });
