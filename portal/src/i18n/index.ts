import i18next from "i18next";
import { initReactI18next } from "react-i18next";

import { readPreference } from "../ui/preferences.ts";

export const languages = ["en", "ko"] as const;
export type Language = (typeof languages)[number];

const isLanguage = (name: string): name is Language =>
  (languages as readonly string[]).includes(name);

/** The chosen language, or the first language of the browser that the page has. */
function firstLanguage(): Language {
  const wanted = [readPreference("language"), ...navigator.languages];
  return wanted.map((tag) => tag?.slice(0, 2) ?? "").find(isLanguage) ?? "en";
}

export const languageOf = (tag: string): Language => (isLanguage(tag) ? tag : "en");

const texts = {
  en: () => import("./en.json"),
  ko: () => import("./ko.json"),
} as const satisfies Readonly<Record<Language, unknown>>;

/** Shows the page in a language, whose texts are loaded the first time. */
export async function showLanguage(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, "translation")) {
    const { default: bundle } = await texts[language]();
    i18next.addResourceBundle(language, "translation", bundle);
  }
  await i18next.changeLanguage(language);
}

export async function startTranslations(): Promise<void> {
  await i18next.use(initReactI18next).init({
    fallbackLng: false,
    // The texts are added by showLanguage.
    resources: {},
    // React escapes texts itself.
    interpolation: { escapeValue: false },
  });
  await showLanguage(firstLanguage());
}
