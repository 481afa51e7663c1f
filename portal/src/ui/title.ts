import { useEffect } from "react";
import { useTranslation } from "react-i18next";

/** Names the view in the title of the browser's window, the nearest name first. */
export function useTitle(...names: readonly string[]): void {
  const { t } = useTranslation();
  const title = [...names, t("title")].join(" – ");
  useEffect(() => {
    document.title = title;
  }, [title]);
}
