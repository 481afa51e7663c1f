import { webDarkTheme, webLightTheme } from "@fluentui/react-components";
import { useEffect, useState, useSyncExternalStore } from "react";

import { readPreference, writePreference } from "./preferences.ts";

export type Look = "light" | "dark";

const systemIsDark = matchMedia("(prefers-color-scheme: dark)");

const subscribe = (changed: () => void): (() => void) => {
  systemIsDark.addEventListener("change", changed);
  return () => {
    systemIsDark.removeEventListener("change", changed);
  };
};

/** The chosen look, or the one of the system. */
export function useLook() {
  const system = useSyncExternalStore(subscribe, () => systemIsDark.matches) ? "dark" : "light";
  const [chosen, setChosen] = useState(() => readPreference("theme"));
  const look: Look = chosen === "light" || chosen === "dark" ? chosen : system;
  useEffect(() => {
    document.documentElement.style.colorScheme = look;
  }, [look]);
  return {
    look,
    theme: look === "dark" ? webDarkTheme : webLightTheme,
    choose: (next: Look) => {
      writePreference("theme", next);
      setChosen(next);
    },
  };
}
