/** What a verified token says of its bearer. Claims that decide nothing here are left out. */
export interface Claims {
  /** `tid`: the tenant that signed the bearer in. */
  readonly tenantId: string;
  /** `oid`: the user, or the service principal of an application. */
  readonly objectId: string | null;
  /** `azp`: the client that asked for the token. */
  readonly clientId: string | null;
  /** A person's token is delegated and has scopes; an app-only token is an application's own. */
  readonly bearer: "Person" | "App";
  /** `scp`: the scopes of a delegated token. */
  readonly scopes: readonly string[];
  /** `acct` is 1: the person is a guest of the tenant. */
  readonly isGuest: boolean;
  readonly roles: readonly string[];
}

/** `problem` is safe to show: it says what is wrong with the token, never what is in it. */
export type Verified =
  | { readonly valid: true; readonly claims: Claims }
  | { readonly valid: false; readonly problem: string };

/**
 * Says whether a bearer token can be trusted. A bad token is an answer; not being able to tell,
 * because the issuer's keys cannot be had, is a fault and is thrown as `Busy`.
 */
export type TokenVerifier = (token: string) => Promise<Verified>;
