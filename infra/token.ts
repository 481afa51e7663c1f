/**
 * `npm run token -- <caller>` prints a bearer token of the local environment for one of the callers of the
 * API, for requests by hand:
 *
 *   curl -H "Authorization: Bearer $(npm run -s token -- admin)" http://localhost:7071/api/…
 */
import { portsFrom } from "./local/ports.ts";
import { samplePartner } from "./local/identity/people.ts";
import { issuerUrl } from "./local/settings.ts";
import type { TokenClaims } from "./local/identity/issue.ts";

const { tenantId: tid } = samplePartner;
const portal = (azp: string): TokenClaims => ({ azp, roles: ["Portal"] });

const callers: Readonly<Record<string, TokenClaims>> = {
  user: { tid },
  admin: { tid, roles: ["Partner.Admin"] },
  "global-admin": { tid, roles: ["Partner.GlobalAdmin"] },
  "admin-agent": { tid, roles: ["Partner.AdminAgent"] },
  stranger: { tid: "fab21ca0-0000-4000-8000-000000000001" },
  commerce: { azp: "commerce", roles: ["Commerce"] },
  operator: { azp: "operations", roles: ["Operator"] },
  "azure-portal": portal("azure-portal"),
  "power-platform": portal("power-platform"),
  "finance-operations": portal("finance-operations"),
  "services-hub": portal("services-hub"),
  "microsoft-365": portal("microsoft-365"),
  "partner-center": portal("partner-center"),
};

const usage = `usage: npm run token -- <caller>, one of: ${Object.keys(callers).join(", ")}`;

/** Rejects with the usage if the caller is unknown, and with a remedy if no environment runs. */
export async function tokenFor(caller: string | undefined, identityUrl: string): Promise<string> {
  const claims = caller === undefined ? undefined : callers[caller];
  if (!claims) {
    throw new Error(usage);
  }
  const request = { method: "POST", headers: { accept: "text/plain" } };
  const response = await fetch(`${identityUrl}/token`, {
    ...request,
    body: JSON.stringify(claims),
  }).catch((error: unknown) => {
    throw new Error(`No token issuer answers at ${identityUrl}. Is npm start running?`, {
      cause: error,
    });
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`The token issuer answered ${response.status}: ${text}`);
  return text;
}

if (import.meta.main) {
  try {
    if (process.argv.includes("--help")) {
      console.log(usage);
      process.exit(0);
    }
    console.log(await tokenFor(process.argv[2], issuerUrl(portsFrom(process.env))));
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
