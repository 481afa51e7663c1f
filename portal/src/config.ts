/** How people sign in: decided by the service, which writes it into the HTML of each answer. */
export type SignIn =
  | { readonly mode: "sample"; readonly issuer: string }
  | {
      readonly mode: "microsoft";
      readonly clientId: string;
      readonly authority: string;
      readonly scope: string;
    }
  | { readonly mode: "none" };

export interface PageConfig {
  readonly signIn: SignIn;
  /** The partner to show if the address names none. */
  readonly partnerId: string | null;
  /** The policy of the page accepts style elements with this nonce only. */
  readonly nonce: string;
}

/** Reads the configuration and removes it from the document, with the nonce in it. */
export function takeConfig(): PageConfig {
  const element = document.querySelector<HTMLMetaElement>("meta[name=page-config]");
  if (!element) throw new Error("The page has no configuration.");
  const config = JSON.parse(element.content) as PageConfig;
  element.remove();
  return config;
}
