// A separate file, so that the bundle contains only this export and not the whole library.
export { ManagedIdentityCredential } from "@azure/identity";
