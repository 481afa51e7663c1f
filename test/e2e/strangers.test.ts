import { beforeAll, describe, expect, test } from "vitest";

import { operationIds, operationOf } from "../../functions/operations.ts";
import type { Group, OperationId } from "../../functions/operations.ts";
import type { TokenClaims } from "../../infra/local/identity/issue.ts";
import { api, contract } from "../support/environment.ts";
import { aPartner, aReadyPlan, cloud, newKey, unique } from "../support/people.ts";
import type { ReadyPlan } from "../support/people.ts";

const ofPeople: readonly Group[] = ["TenantUser", "PartnerAdmin"];
const operations = operationIds.filter((id) =>
  operationOf(id).callers.some((group) => ofPeople.includes(group)),
);

async function endpointOf(
  operation: OperationId,
): Promise<readonly [method: string, path: string]> {
  for (const [path, methods] of Object.entries((await contract()).document.paths)) {
    for (const [method, { operationId }] of Object.entries(methods)) {
      if (operationId === operation) return [method.toUpperCase(), path];
    }
  }
  throw new Error(`${operation} is not documented.`);
}

/** What a request needs in addition to its path. */
const bodies: Partial<Record<OperationId, object>> = {
  requestActivation: {},
  createDistribution: { recipients: [{ email: "technician1@fabrikam.com" }] },
  requestConsultation: {},
};
const queries: Partial<Record<OperationId, string>> = { forecast: "?on=2026-01-01" };

describe("a stranger", () => {
  let plan: ReadyPlan;
  let stranger: TokenClaims;
  beforeAll(async () => {
    plan = await aReadyPlan();
    stranger = (await aPartner()).admin;
  });

  async function told(
    operation: OperationId,
    partnerId: string,
    offerId: string,
    mistake: { readonly query?: string; readonly body?: object } = {},
  ): Promise<string> {
    const [method, template] = await endpointOf(operation);
    const parts: Readonly<Record<string, string>> = {
      ...{ partnerId, offerId, kind: cloud, distributionId: "some" },
      ...{ accountType: "Entra", accountId: "u1" },
      name: "Application architecture design session",
    };
    const path = template.replace(/\{(\w+)\}/g, (_, name: string) =>
      encodeURIComponent(parts[name] ?? ""),
    );
    const body = mistake.body ?? bodies[operation];
    const query = mistake.query ?? queries[operation] ?? "";
    const { headers, ...answer } = await api(method, `/api${path}${query}`, {
      as: stranger,
      headers: { ...newKey(), "x-request-id": "r" },
      ...(body && { body }),
    });
    const kept = [...headers].filter(([name]) => !["date", "content-length"].includes(name));
    return JSON.stringify([answer, kept]).replaceAll(partnerId, "…").replaceAll(offerId, "…");
  }

  test.each(operations)(
    "asking for %s gets the same answer whether the partner exists or not",
    async (operation) => {
      const { offer, partner } = plan;
      const ofReal = await told(operation, partner.partnerId, offer.offerId);
      expect(ofReal).toContain('"status":403');
      expect(ofReal).toContain("NOT_PROGRAM_ASSOCIATED");
      expect(await told(operation, unique("nobody"), "none")).toBe(ofReal);
      expect(await told(operation, partner.partnerId, "none-of-them")).toBe(ofReal);
    },
  );

  test.each(operations)(
    "asking for %s with invalid input gets the same refusal",
    async (operation) => {
      const { offer, partner } = plan;
      const plain = await told(operation, partner.partnerId, offer.offerId);
      const mistake = operation in bodies ? { body: { nonsense: 1 } } : { query: "?nonsense=1" };
      expect(await told(operation, partner.partnerId, offer.offerId, mistake)).toBe(plain);
    },
  );
});
