import type { TokenCredential } from "@azure/identity";

/**
 * The managed identity of this app. The library is large and only a deployment needs it, so the
 * first token loads it. DefaultAzureCredential is not used: it tries every credential of the
 * machine, so a deployment could run under the wrong identity.
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
