import {
  CacheLookupPolicy,
  createStandardPublicClientApplication,
  InteractionRequiredAuthError,
  ServerError,
} from "@azure/msal-browser";

import type { SignIn } from "../config.ts";
import { rolesIn, type Session } from "./session.ts";

type Settings = Extract<SignIn, { readonly mode: "microsoft" }>;

/**
 * Sign-in with Microsoft Entra ID. Tokens are kept until the tab is closed. `session` is undefined if nobody is signed
 * in yet; `signIn` then leaves the page and comes back to the same view.
 */
export async function openMicrosoft({ authority, clientId, scope }: Settings) {
  const redirectUri = `${location.origin}/portal`;
  const app = await createStandardPublicClientApplication({
    auth: { clientId, authority, redirectUri, postLogoutRedirectUri: redirectUri },
    // MSAL leaves the page to sign in, so memory is not enough.
    cache: { cacheLocation: "sessionStorage" },
  });
  const scopes = [scope];
  const result = await app.handleRedirectPromise();
  if (result) app.setActiveAccount(result.account);
  const account = app.getActiveAccount();
  const signIn = (): Promise<void> => app.loginRedirect({ scopes });
  const token = async (): Promise<string> => {
    if (!account) throw new Error("Nobody is signed in.");
    try {
      // No hidden frame: the page's policy lets nobody frame it.
      const cacheLookupPolicy = CacheLookupPolicy.AccessTokenAndRefreshToken;
      return (await app.acquireTokenSilent({ scopes, account, cacheLookupPolicy })).accessToken;
    } catch (error) {
      const isOver = error instanceof InteractionRequiredAuthError || error instanceof ServerError;
      if (isOver) await signIn();
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
