import {
  Button,
  Menu,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from "@fluentui/react-components";
import {
  LocalLanguageRegular,
  WeatherMoonRegular,
  WeatherSunnyRegular,
} from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";

import { languageOf, languages, showLanguage } from "../i18n/index.ts";
import { writePreference } from "./preferences.ts";
import type { Look } from "./theme.ts";

/** Each language by its own name, so that people find theirs whatever the page is in. */
export const languageNames = { en: "English", ko: "한국어" } as const;

export function LanguageMenu() {
  const { i18n, t } = useTranslation();
  return (
    <Menu
      checkedValues={{ language: [i18n.language] }}
      onCheckedValueChange={(_, { checkedItems: [language] }) => {
        if (language === undefined) return;
        writePreference("language", language);
        void showLanguage(languageOf(language));
      }}
    >
      <MenuTrigger disableButtonEnhancement>
        <Button
          appearance="subtle"
          icon={<LocalLanguageRegular />}
          aria-label={t("frame.language")}
          title={t("frame.language")}
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {languages.map((language) => (
            <MenuItemRadio key={language} name="language" value={language} lang={language}>
              {languageNames[language]}
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

interface LookSwitchProps {
  readonly look: Look;
  readonly onLook: (look: Look) => void;
}

export function LookSwitch({ look, onLook }: LookSwitchProps) {
  const { t } = useTranslation();
  const next = look === "dark" ? "light" : "dark";
  const label = t(`frame.look.${next}`);
  return (
    <Button
      appearance="subtle"
      icon={next === "dark" ? <WeatherMoonRegular /> : <WeatherSunnyRegular />}
      aria-label={label}
      title={label}
      onClick={() => {
        onLook(next);
      }}
    />
  );
}
