import type { Environment } from "./environment.ts";
import type { TokenClaims } from "./identity/issue.ts";
import { telemetryFile } from "./settings.ts";
import { samplePartner } from "./identity/people.ts";
import type { Sample } from "./seed.ts";

/** What `npm start` prints at the end: the addresses and, for the sample partner, commands to try. */
export function welcome(environment: Environment, sample: Sample | undefined): string {
  const { baseUrl, identityUrl, mailboxUrl, dataDir } = environment;
  return `
  page          ${baseUrl}/portal  (open it in a browser)

This environment is for development and tests: everyone who can reach it can get a token.

  service       ${baseUrl}/api/health
  token issuer  ${identityUrl}
  mailbox       ${mailboxUrl}
  data          ${dataDir}  (npm start -- --fresh deletes it)
  telemetry     ${telemetryFile(dataDir)}  (traces, events and metrics, one JSON document in each line)
${sample ? commands(environment, sample) : ""}
Ctrl-C stops all of it.`;
}

/** Commands that can be repeated at any time, because each gets its own token. */
function commands({ baseUrl, identityUrl, mailboxUrl }: Environment, sample: Sample): string {
  const { partnerId, tenantId: tid } = samplePartner;
  const partner = `${baseUrl}/api/partners/${partnerId}`;
  const user = bearer(identityUrl, { tid });
  const admin = bearer(identityUrl, { tid, roles: ["Partner.Admin"] });
  return `
The sample partner Contoso (tenant ${tid}) ${sample.existed ? "exists already" : "has just bought an offer"}. Try:

# List the benefits of the partner
curl -s ${partner}/benefits ${user}

# Activate cloud support and send the two IDs by mail
curl -s -X POST ${partner}/offers/${sample.offerId}/benefits/PartnerCloudSupport/activation ${admin} -H 'content-type: application/json' -d '{"recipients":[{"email":"admin@contoso.com"}]}'

# Read the mail (or open ${mailboxUrl} in a browser)
curl -s ${mailboxUrl}/messages
`;
}

/** What `npm start` prints instead when the sample partner could not be created. */
export function sampleWarning({ baseUrl, identityUrl }: Environment, error: unknown): string {
  const operator = bearer(identityUrl, { roles: ["Operator"], azp: "operations" });
  return `
Warning: the sample partner was not created: ${messageOf(error)}
The environment runs without it. A service clock that was moved can be the cause. To reset the clock:

curl -s -X DELETE ${baseUrl}/api/ops/clock ${operator}

Then run npm start again. If that does not help, delete the data: npm start -- --fresh`;
}

/** The message of an error and of its causes: fetch only says "fetch failed" itself. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause ? `${error.message}: ${messageOf(error.cause)}` : error.message;
}

const bearer = (identityUrl: string, claims: TokenClaims): string =>
  `-H "Authorization: Bearer $(curl -s -H 'accept: text/plain' ${identityUrl}/token -d '${JSON.stringify(claims)}')"`;
