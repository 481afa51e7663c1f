// In a file of its own, so that the bundle holds what is named here and not the whole library.
export { ManagedIdentityCredential } from "@azure/identity";
