import { randomBytes } from "node:crypto";

/** What the page must know about its deployment. Everybody may read it, because it is in the page. */
export interface PageSettings {
  /** `PAGE_CLIENT_ID`: the registration with which people sign in. */
  readonly clientId: string | undefined;
  /** `PAGE_AUTHORITY`: where people sign in. */
  readonly authority: string;
  /** The scope that the page requests for the API. */
  readonly scope: string;
  /** `PAGE_PARTNER_ID`: the partner to show if the address names none. */
  readonly partnerId: string | undefined;
  /** `PAGE_LOCAL_ISSUER`: the token issuer of the local environment. Never set in a deployment. */
  readonly localIssuer: string | undefined;
}

/** How people sign in. `none`: the page is not set up to sign in. */
export function signInOf({ authority, clientId, localIssuer, scope }: PageSettings) {
  if (localIssuer !== undefined) return { mode: "sample", issuer: localIssuer } as const;
  if (clientId === undefined) return { mode: "none" } as const;
  return { mode: "microsoft", clientId, authority, scope } as const;
}

/** The other hosts that the page connects to: where people sign in. */
function signInHosts(settings: PageSettings): string[] {
  const signIn = signInOf(settings);
  switch (signIn.mode) {
    case "sample":
      return [new URL(signIn.issuer).origin];
    case "microsoft":
      return [new URL(signIn.authority).origin];
    case "none":
      return [];
  }
}

/**
 * No inline script, and nothing from other hosts except the sign-in. Fluent UI inserts its rules into
 * style elements, which must have the nonce of this answer.
 */
export function pagePolicy(nonce: string, settings: PageSettings): string {
  const directives = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'", `'nonce-${nonce}'`],
    "img-src": ["'self'", "data:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'", ...signInHosts(settings)],
    "base-uri": ["'none'"],
    "form-action": ["'none'"],
    "frame-ancestors": ["'none'"],
    "object-src": ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(" ")}`)
    .join("; ");
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};
const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => entities[character] ?? character);

/** The HTML of the build with this deployment's configuration and the nonce of this answer. */
export function pageHtml(template: string, settings: PageSettings) {
  const nonce = randomBytes(16).toString("base64");
  const config = JSON.stringify({
    signIn: signInOf(settings),
    partnerId: settings.partnerId ?? null,
    nonce,
  });
  return {
    html: template.replace("__PAGE_CONFIG__", () => escapeHtml(config)),
    policy: pagePolicy(nonce, settings),
  };
}
