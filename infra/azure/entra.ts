/**
 * `node infra/local/with-node.mjs infra/azure/entra.ts` registers the API and a portal in the tenant that az is signed
 * in to, and prints the values for azd and a first call. Repeating it changes nothing. It creates no secret.
 */
import * as z from "zod";

import { commandOptions } from "../command-options.ts";
import { runCommand } from "../run-command.ts";
import { graph, type Answer } from "./graph.ts";
import { apiRegistration, idOf, pageRegistration, portalRegistration } from "./registration.ts";
import { waitUntil, type Patience } from "./wait.ts";

const application = z.object({ id: z.string(), appId: z.string() });
const withId = z.object({ id: z.string() });

function checked({ body, ok, said }: Answer): unknown {
  if (!ok) throw new Error(`Microsoft Graph: ${said}`);
  return body;
}

/** Entra ID's replicas know a new object only after some seconds, so these calls are repeated. Returns the answer. */
async function repeat(what: string, call: () => Answer, patience: Patience): Promise<unknown> {
  let answer: unknown;
  const look = (): string | undefined => {
    const { body, ok, said } = call();
    answer = body;
    return ok || said.includes("already exists") ? undefined : said;
  };
  const remedy = "You need the Entra role Application Administrator. Then repeat the command.";
  await waitUntil({ what, look, remedy }, patience);
  return answer;
}

/** Creates or changes the registration of this name. */
async function register(uniqueName: string, registration: object, patience: Patience) {
  const resource = `applications(uniqueName='${uniqueName}')`;
  checked(graph("patch", resource, registration));
  const read = () => graph("get", resource);
  return application.parse(await repeat(`the tenant has ${uniqueName}`, read, patience));
}

async function servicePrincipal(appId: string, name: string, patience: Patience) {
  const resource = `servicePrincipals(appId='${appId}')`;
  const create = (): Answer => {
    const made = graph("patch", resource, { appRoleAssignmentRequired: false });
    return made.ok ? graph("get", resource) : made;
  };
  const what = `the tenant has a service principal of the ${name}`;
  return withId.parse(await repeat(what, create, patience)).id;
}

export interface Registered {
  readonly api: string;
  readonly portal: string;
}

interface Options {
  readonly scope: string;
  /** Whether the signed-in person becomes an operator who gets tokens from the Azure CLI. */
  readonly withCli: boolean;
  /** The address of the service; undefined before it is deployed. */
  readonly page: string | undefined;
}

/** Registers everything. Returns the client IDs. */
export async function registerAll(options: Options, patience: Patience): Promise<Registered> {
  const registration = apiRegistration(options.scope, options.withCli);
  const api = await register("maicpp-support-benefits-api", registration, patience);
  const { page, scope } = options;
  const addresses = {
    identifierUris: [`api://${api.appId}`],
    ...(page !== undefined && pageRegistration(api.appId, scope, page)),
  };
  const setAddresses = () => graph("patch", `applications/${api.id}`, addresses);
  await repeat("the API has its addresses", setAddresses, patience);
  const portal = await register("maicpp-support-benefits-portal", portalRegistration, patience);
  const resourceId = await servicePrincipal(api.appId, "API", patience);
  const principals = [["Portal", await servicePrincipal(portal.appId, "portal", patience)]];
  if (options.withCli) principals.push(["Operator", withId.parse(checked(graph("get", "me"))).id]);
  for (const [role = "", principalId] of principals) {
    const assignment = { principalId, resourceId, appRoleId: idOf(role) };
    const assign = () =>
      graph("post", `servicePrincipals/${resourceId}/appRoleAssignedTo`, assignment);
    await repeat(`the role ${role} is assigned`, assign, patience);
  }
  return { api: api.appId, portal: portal.appId };
}

/** What the person does next. */
export const nextSteps = (
  { api, portal }: Registered,
  { page, scope, withCli }: Options,
): string[] => [
  `azd env set AUTH_AUDIENCE ${api}`,
  "azd env set AUTH_ISSUER 'https://login.microsoftonline.com/{tenantid}/v2.0'",
  "azd env set AUTH_JWKS_URL https://login.microsoftonline.com/common/discovery/v2.0/keys",
  `azd env set AUTH_SCOPE ${scope}`,
  `azd env set PORTAL_CLIENTS '{"${portal}":"AzurePortal"}'`,
  ...(page === undefined ? [] : [`azd env set PAGE_CLIENT_ID ${api}`]),
  ...(withCli
    ? [
        "# After azd up, a first call with a real token:",
        // One line, which shells of Linux, macOS and PowerShell read in the same way.
        `curl --header "Authorization: Bearer $(az account get-access-token --scope api://${api}/${scope} --query accessToken --output tsv)" "$(azd env get-value SERVICE_URL)/api/ops/renewal-sweeps"`,
      ]
    : []),
];

if (import.meta.main) {
  const {
    "no-cli": noCli,
    page,
    scope,
  } = commandOptions(
    `node infra/local/with-node.mjs infra/azure/entra.ts [options]

Registers the API and a portal in Entra ID.

  --scope access_as_user  the scope that people's tokens need
  --page <SERVICE_URL>    people sign in at the page of this service
  --no-cli                the Azure CLI gets no tokens, and you get no role
  --help                  this text`,
    {
      page: { type: "string" },
      scope: { type: "string", default: "access_as_user" },
      "no-cli": { type: "boolean", default: false },
    },
  );
  const options = { page, scope, withCli: !noCli };
  await runCommand(async () => {
    const registered = await registerAll(options, { timeoutMs: 120_000, pauseMs: 5_000 });
    for (const line of nextSteps(registered, options)) console.log(line);
  });
}
