import path from "node:path";

import { escapeHtml, htmlPage } from "../html.ts";
import { serve, type Incoming, type Reply, type RunningServer } from "../http-server.ts";
import { issueToken, tokenRequest, type IssuerSettings } from "./issue.ts";
import { algorithm, IssuerKeys } from "./keys.ts";
import { samplePeople } from "./people.ts";

interface IdentityOptions extends IssuerSettings {
  readonly port: number;
  readonly dataDir: string;
  /** The origins of the service, whose page may get tokens in a browser. */
  readonly origins?: readonly string[];
}

/**
 * Starts the token issuer for development and tests, which gives a token to everyone who asks. A
 * deployment uses Microsoft Entra ID instead.
 */
export async function startIdentity(options: IdentityOptions): Promise<RunningServer> {
  const keys = await IssuerKeys.open(path.join(options.dataDir, "identity", "keys.json"));
  return serve(options.port, async (incoming) => {
    const reply = await answer(incoming, keys, options);
    return { ...reply, headers: { ...reply.headers, ...allowPage(incoming, options) } };
  });
}

/** CORS for the page of the service and no other page: a token gives access to everything here. */
function allowPage(
  { headers }: Incoming,
  { origins = [] }: IdentityOptions,
): Readonly<Record<string, string>> {
  const { origin } = headers;
  return origin !== undefined && origins.includes(origin)
    ? { "access-control-allow-origin": origin, vary: "origin" }
    : {};
}

async function answer(
  incoming: Incoming,
  keys: IssuerKeys,
  options: IdentityOptions,
): Promise<Reply> {
  switch (`${incoming.method} ${incoming.url.pathname}`) {
    case "POST /token":
      return token(incoming, keys, options);
    case "GET /people":
      return { status: 200, json: { items: samplePeople } };
    case "POST /keys/rotate":
      return { status: 200, json: { kid: await keys.rotate() } };
    case "GET /.well-known/jwks.json":
      return { status: 200, json: keys.published() };
    case "GET /.well-known/openid-configuration":
      return { status: 200, json: discovery(options.issuer) };
    case "GET /":
      return { status: 200, html: page(options) };
    default:
      return { status: 404, json: { error: "not_found" } };
  }
}

async function token(
  { body, headers }: Incoming,
  keys: IssuerKeys,
  settings: IssuerSettings,
): Promise<Reply> {
  const parsed = tokenRequest.safeParse(parseJson(body === "" ? "{}" : body));
  if (!parsed.success) {
    const error_description = parsed.error.issues
      .map((issue) => [issue.path.join("."), issue.message].filter(Boolean).join(": "))
      .join("; ");
    return { status: 400, json: { error: "invalid_request", error_description } };
  }
  const issued = await issueToken(parsed.data, keys, settings);
  const noStore = { "cache-control": "no-store" };
  // As plain text for shell commands, which then need no JSON parser.
  return headers.accept === "text/plain"
    ? { status: 200, headers: noStore, text: issued.access_token }
    : { status: 200, headers: noStore, json: issued };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const discovery = (issuer: string): unknown => ({
  issuer,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/.well-known/jwks.json`,
  response_types_supported: ["token"],
  subject_types_supported: ["public"],
  id_token_signing_alg_values_supported: [algorithm],
});

const page = ({ audience, issuer, scope }: IssuerSettings): string =>
  htmlPage(
    "Local token issuer",
    `<p>This issuer gives a token to everyone who asks, for development and tests on this machine.
A deployment uses Microsoft Entra ID instead.</p>
<h2>Get a token</h2>
<pre><code>curl -s ${escapeHtml(issuer)}/token -d '{"tid": "&lt;tenant id&gt;", "roles": ["Partner.Admin"]}'</code></pre>
<p>Add <code>-H 'accept: text/plain'</code> to get only the token. All fields are optional:
<code>tid</code>, <code>oid</code>, <code>roles</code>, <code>azp</code>, <code>scp</code>,
<code>idtyp</code>, <code>groups</code>, <code>acct</code>. The audience is
<code>${escapeHtml(audience)}</code>.</p>
<p>A token is app-only if a role is <code>Portal</code>, <code>Commerce</code> or
<code>Operator</code>, or if <code>idtyp</code> is <code>app</code>. Any other token is a person's and
has the scope <code>${escapeHtml(scope)}</code>, unless <code>scp</code> names another one.</p>
<p>For verifiers: <a href="/.well-known/openid-configuration">discovery</a>,
<a href="/.well-known/jwks.json">keys</a>.</p>`,
  );
