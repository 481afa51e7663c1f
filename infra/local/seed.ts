import { randomUUID } from "node:crypto";

import { samplePartner } from "./identity/people.ts";

export interface Sample {
  readonly offerId: string;
  /** Created by an earlier start. */
  readonly existed: boolean;
}

interface Offer {
  readonly offerId: string;
  readonly offerType: string;
}

/**
 * Creates the sample partner and its offer with the API of the purchase system. Repeatable: the offer is
 * only bought if the partner does not have it. Rejects with the request that failed and its answer.
 */
export async function seedSample(baseUrl: string, identityUrl: string): Promise<Sample> {
  const token = await commerceToken(identityUrl);
  const call = async (method: string, path: string, body?: unknown): Promise<unknown> => {
    const resource = `/api/partners/${samplePartner.partnerId}${path}`;
    const response = await fetch(`${baseUrl}${resource}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        "content-type": "application/json",
        "idempotency-key": path === "" ? randomUUID() : "sample-spd-services",
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (response.ok) return JSON.parse(text);
    throw new Error(`${method} ${resource} answered ${response.status} ${text}`);
  };

  await call("PUT", "", {
    name: "Contoso",
    tenantId: samplePartner.tenantId,
    cspRole: "None",
    isvSuccessEnrolled: false,
  });
  const { items } = (await call("GET", "/offers")) as { items: readonly Offer[] };
  const existing = items.find(({ offerType }) => offerType === "SPD_SERVICES");
  if (existing) return { offerId: existing.offerId, existed: true };
  const bought = (await call("POST", "/offers", {
    offerType: "SPD_SERVICES",
    purchasedOn: new Date().toISOString().slice(0, 10),
  })) as Offer;
  return { offerId: bought.offerId, existed: false };
}

async function commerceToken(identityUrl: string): Promise<string> {
  const response = await fetch(`${identityUrl}/token`, {
    method: "POST",
    headers: { accept: "text/plain" },
    body: JSON.stringify({ roles: ["Commerce"], azp: "commerce" }),
  });
  if (!response.ok) throw new Error(`The token issuer answered ${response.status}.`);
  return response.text();
}
