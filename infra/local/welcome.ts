import type { Environment } from "./environment.ts";
import { telemetryFile } from "./settings.ts";
import { samplePartner, type Sample } from "./seed.ts";

/** What to do next: addresses, and three commands that fetch their own token, so that they last. */
export function welcome(environment: Environment, sample: Sample): string {
  const { baseUrl, identityUrl, mailboxUrl, dataDir } = environment;
  const partner = `${baseUrl}/api/partners/${samplePartner.partnerId}`;
  const bearer = (claims: object): string =>
    `-H "Authorization: Bearer $(curl -s -H 'accept: text/plain' ${identityUrl}/token -d '${JSON.stringify(claims)}')"`;
  const user = bearer({ tid: samplePartner.tenantId });
  const admin = bearer({ tid: samplePartner.tenantId, roles: ["Partner.Admin"] });
  return `
This is an environment for development and tests: whoever reaches it gets a token.

  service       ${baseUrl}/api/health
  token issuer  ${identityUrl}
  mailbox       ${mailboxUrl}
  data          ${dataDir}  (npm start -- --fresh empties it)
  telemetry     ${telemetryFile(dataDir)}  (traces, events and metrics, a line of JSON each)

The sample partner Contoso (tenant ${samplePartner.tenantId}) ${sample.wasThere ? "is there from before" : "has just bought an offer"}. Try:

# What the partner has
curl -s ${partner}/benefits ${user}

# Activate cloud support, and have the two IDs mailed
curl -s -X POST ${partner}/offers/${sample.offerId}/benefits/PartnerCloudSupport/activation ${admin} -H 'content-type: application/json' -d '{"recipients":[{"email":"admin@contoso.com"}]}'

# Read the mail (or open ${mailboxUrl} in a browser)
curl -s ${mailboxUrl}/messages

Ctrl-C ends all of it.`;
}
