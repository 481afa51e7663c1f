import { createHash, randomUUID } from "node:crypto";

import type { BrowserContext, Route } from "playwright-core";

import { samplePartner } from "../../infra/local/identity/people.ts";
import { token } from "./environment.ts";

export const clientId = "3f1c8e4a-0000-4000-8000-000000000001";
const host = "https://login.microsoftonline.com";
const { tenantId: tid } = samplePartner;
const oid = "9b2d5c10-0000-4000-8000-000000000001";

const base64url = (value: object): string =>
  Buffer.from(JSON.stringify(value), "utf8").toString("base64url");

/** What Microsoft's sign-in does next. */
export interface MicrosoftSignIn {
  /** Whether the next token is about to expire. The page renews it at its next request. */
  isShort: boolean;
  /** Whether Microsoft demands that the person signs in anew. */
  isOver: boolean;
  /** Whether the person refuses. */
  refuses: boolean;
  /** What the page asked for, in order: `authorize`, and the grant types of its token requests. */
  readonly asked: string[];
  readonly tokens: string[];
}

interface Authorization {
  readonly challenge: string;
  readonly nonce: string;
}

/** Stands in for Microsoft Entra ID in a browser: one person, who has signed in before. Checks PKCE and the scope. */
export async function microsoftIn(context: BrowserContext): Promise<MicrosoftSignIn> {
  const state: MicrosoftSignIn = {
    ...{ isShort: false, isOver: false, refuses: false, asked: [], tokens: [] },
  };
  const codes = new Map<string, Authorization>();

  async function authorize(route: Route, query: URLSearchParams): Promise<void> {
    state.asked.push("authorize");
    state.isOver = false;
    const code = randomUUID();
    const of = (name: string): string => query.get(name) ?? "";
    codes.set(code, { challenge: of("code_challenge"), nonce: of("nonce") });
    const answer = new URLSearchParams({
      state: of("state"),
      ...(state.refuses
        ? { error: "access_denied", error_description: "The person refused." }
        : { code, client_info: base64url({ uid: oid, utid: tid }) }),
    });
    await route.fulfill({
      status: 302,
      headers: { location: `${of("redirect_uri")}#${answer.toString()}` },
    });
  }

  async function issue(route: Route, form: URLSearchParams): Promise<void> {
    const grant = form.get("grant_type") ?? "";
    state.asked.push(grant);
    const headers = { "access-control-allow-origin": "*" };
    const known = codes.get(form.get("code") ?? "");
    const verifier = createHash("sha256").update(form.get("code_verifier") ?? "", "ascii");
    const isRight =
      grant === "refresh_token"
        ? !state.isOver
        : known !== undefined && known.challenge === verifier.digest("base64url");
    if (!isRight) {
      const json = { error: "invalid_grant", error_description: "AADSTS700084", suberror: "" };
      return route.fulfill({ status: 400, headers, json });
    }
    const access = await token({
      ...{ tid, oid, azp: clientId, roles: ["Partner.Admin"], scp: "access_as_user" },
      name: "Partner admin of Contoso",
    });
    state.tokens.push(access);
    const now = Math.floor(Date.now() / 1000);
    const id = {
      ...{ aud: clientId, iss: `${host}/${tid}/v2.0`, tid, oid, sub: oid, ver: "2.0" },
      ...{ name: "Partner admin of Contoso", preferred_username: "admin@contoso.com" },
      ...{ nonce: known?.nonce, iat: now, nbf: now, exp: now + 3600 },
    };
    await route.fulfill({
      headers,
      json: {
        ...{
          token_type: "Bearer",
          scope: form.get("scope"),
          expires_in: state.isShort ? 200 : 3600,
        },
        ...{ access_token: access, refresh_token: randomUUID() },
        id_token: `${base64url({ alg: "none" })}.${base64url(id)}.c2ln`,
        client_info: base64url({ uid: oid, utid: tid }),
      },
    });
  }

  await context.route(`${host}/**`, async (route) => {
    const request = route.request();
    const { pathname, searchParams } = new URL(request.url());
    if (pathname.endsWith("/authorize")) return authorize(route, searchParams);
    if (pathname.endsWith("/token"))
      return issue(route, new URLSearchParams(request.postData() ?? ""));
    if (pathname.endsWith("/logout")) {
      const back = searchParams.get("post_logout_redirect_uri") ?? "";
      return route.fulfill({ status: 302, headers: { location: back } });
    }
    state.asked.push(pathname);
    return route.abort();
  });
  return state;
}
