import "i18next";

import type texts from "./en.json";

/** The compiler refuses a text that does not exist. */
declare module "i18next" {
  interface CustomTypeOptions {
    readonly resources: { readonly translation: typeof texts };
  }
}
