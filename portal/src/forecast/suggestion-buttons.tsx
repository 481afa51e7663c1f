import { Button } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";

import { useSharedStyles } from "../ui/styles.ts";
import type { Suggestion } from "./suggestions.ts";

interface SuggestionButtonsProps {
  readonly suggestions: readonly Suggestion[];
  readonly on: string;
  readonly onChoose: (on: string) => void;
}

/** The days on which something changes, to choose from. */
export function SuggestionButtons({ on, onChoose, suggestions }: SuggestionButtonsProps) {
  const { t } = useTranslation();
  const shared = useSharedStyles();
  if (suggestions.length === 0) return null;
  return (
    <div role="group" aria-label={t("forecast.suggestions")} className={shared.row}>
      {suggestions.map((suggestion) => (
        <Button
          key={suggestion.name}
          size="small"
          aria-pressed={suggestion.on === on}
          onClick={() => {
            onChoose(suggestion.on);
          }}
        >
          {t(`forecast.dates.${suggestion.name}`)}
        </Button>
      ))}
    </div>
  );
}
