import { aRequest } from "../support/builders.ts";

/** Returns a function that sends one consume over HTTP with a portal's token. */
export async function overHttp(baseUrl: string, identityUrl: string, offerId: string) {
  const token = async (claims: object): Promise<string> => {
    const init = {
      method: "POST",
      headers: { accept: "text/plain" },
      body: JSON.stringify(claims),
    };
    return (await fetch(`${identityUrl}/token`, init)).text();
  };
  const operator = await token({ roles: ["Operator"], azp: "operations" });
  await fetch(`${baseUrl}/api/ops/clock`, {
    method: "PUT",
    headers: { authorization: `Bearer ${operator}`, "content-type": "application/json" },
    body: JSON.stringify({ now: "2025-10-01T12:00:00Z" }),
  });
  const portal = await token({ roles: ["Portal"], azp: "azure-portal" });
  return async (key: string): Promise<void> => {
    const response = await fetch(`${baseUrl}/api/incidents`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${portal}`,
        "content-type": "application/json",
        "idempotency-key": key,
      },
      body: JSON.stringify(aRequest({ planId: offerId })),
    });
    const text = await response.text();
    if (response.status !== 201) throw new Error(`${response.status} ${text}`);
  };
}
