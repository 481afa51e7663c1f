import i18next from "i18next";
import { initReactI18next } from "react-i18next";

import { readPreference } from "../ui/preferences.ts";
import en from "./en.json";
import ko from "./ko.json";

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

export async function startTranslations(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: firstLanguage(),
    fallbackLng: "en",
    resources: { en: { translation: en }, ko: { translation: ko } },
    // React escapes texts itself.
    interpolation: { escapeValue: false },
  });
}
