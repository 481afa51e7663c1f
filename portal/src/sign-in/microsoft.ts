import {
  createStandardPublicClientApplication,
  InteractionRequiredAuthError,
} from "@azure/msal-browser";

import type { SignIn } from "../config.ts";
import { rolesIn, type Session } from "./session.ts";

type Settings = Extract<SignIn, { readonly mode: "microsoft" }>;

const returnKey = "benefits.return";

/**
 * Sign-in with Microsoft Entra ID. Tokens are kept in memory. `session` is undefined if nobody is signed
 * in yet; `signIn` then leaves the page and comes back.
 */
export async function openMicrosoft({ authority, clientId, scope }: Settings) {
  const redirectUri = `${location.origin}/portal`;
  const app = await createStandardPublicClientApplication({
    auth: { clientId, authority, redirectUri, postLogoutRedirectUri: redirectUri },
    cache: { cacheLocation: "memoryStorage" },
  });
  const scopes = [scope];
  const result = await app.handleRedirectPromise();
  if (result) {
    app.setActiveAccount(result.account);
    // The view from which the person left. It names a partner or an offer, and nothing secret.
    const view = sessionStorage.getItem(returnKey);
    sessionStorage.removeItem(returnKey);
    if (view?.startsWith("/portal/")) history.replaceState(null, "", view);
  }
  const account = app.getActiveAccount();
  const signIn = async (): Promise<void> => {
    sessionStorage.setItem(returnKey, location.pathname);
    await app.loginRedirect({ scopes });
  };
  const token = async (): Promise<string> => {
    if (!account) throw new Error("Nobody is signed in.");
    try {
      return (await app.acquireTokenSilent({ scopes, account })).accessToken;
    } catch (error) {
      if (error instanceof InteractionRequiredAuthError) await signIn();
      throw error;
    }
  };
  const session: Session | undefined = account
    ? {
        name: account.name ?? account.username,
        isSample: false,
        roles: rolesIn(result?.accessToken ?? (await token())),
        token,
        signOut: () => void app.logoutRedirect({ account }),
      }
    : undefined;
  return { session, signIn };
}
