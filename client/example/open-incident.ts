/**
 * How a support portal opens an incident for an account and closes it as a duplicate, which refunds it.
 *
 * With `npm start` in another terminal: node infra/local/with-node.mjs client/example/open-incident.ts
 */
import { randomUUID } from "node:crypto";

import { makeBenefitsClient } from "benefits-client";

const { ISSUER_URL = "http://localhost:7072", SERVICE_URL = "http://localhost:7071" } = process.env;

/** In a deployment: a token of Microsoft Entra ID for the app of the portal, kept until it expires. */
async function token(): Promise<string> {
  const response = await fetch(`${ISSUER_URL}/token`, {
    method: "POST",
    headers: { accept: "text/plain" },
    body: JSON.stringify({ roles: ["Portal"], azp: "azure-portal" }),
  });
  return response.text();
}

const client = makeBenefitsClient({ serviceUrl: SERVICE_URL, token });
const account = { id: "technician-1", type: "Entra" } as const;

const plans = await client.GET("/accounts/{type}/{id}/plans", { params: { path: account } });
const plan = plans.data?.available[0];
if (plan) {
  const opened = await client.POST("/incidents", {
    // The same key for each retry of this request, a new one for the next request.
    params: { header: { "Idempotency-Key": randomUUID() } },
    body: {
      account,
      planId: plan.planId,
      kind: plan.kind,
      product: "AzureVirtualMachines",
      requestType: "Technical",
      title: "VM does not start",
    },
  });
  if (opened.data && "incidentId" in opened.data) {
    const { incidentId } = opened.data;
    const closed = await client.POST("/incidents/{incidentId}/closure", {
      params: { path: { incidentId } },
      body: { resolution: "Duplicate" },
    });
    console.log(closed.data ?? closed.error);
  } else console.log(opened.error);
} else {
  console.log(
    "The account has no plan. Link one: POST /plan-links with its Access ID and Contract ID.",
  );
}
