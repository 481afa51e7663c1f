import type { TokenCredential } from "@azure/identity";

/**
 * The identity that Azure has given this app. Its library is large and only a deployment needs it,
 * so it is loaded with the first token. Not DefaultAzureCredential: that one tries whatever a machine
 * offers, and a deployment must not come to act as something else than it was made for.
 */
export function managedIdentity(clientId?: string): TokenCredential {
  let loaded: Promise<TokenCredential> | undefined;
  const load = async (): Promise<TokenCredential> => {
    const { ManagedIdentityCredential } = await import("./identity-library.ts");
    return clientId === undefined
      ? new ManagedIdentityCredential()
      : new ManagedIdentityCredential({ clientId });
  };
  return {
    async getToken(scopes, options) {
      loaded ??= load();
      return (await loaded).getToken(scopes, options);
    },
  };
}
