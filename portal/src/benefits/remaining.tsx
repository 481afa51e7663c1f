import { makeStyles, ProgressBar, Text, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";

import type { Benefit } from "../api/queries.ts";
import { useFormats } from "../i18n/format.ts";

const useStyles = makeStyles({
  box: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXXS,
    minWidth: "110px",
    fontVariantNumeric: "tabular-nums",
  },
});

/** At most this part remains: the meter warns. */
const low = 0.2;

/** What remains, with a meter. An unlimited benefit has no meter: its use is only counted (A22). */
export function Remaining({ benefit }: { readonly benefit: Benefit }) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const styles = useStyles();
  const { granted, remaining, used } = benefit;
  if (granted === null || remaining === null) {
    return (
      <div className={styles.box}>
        <Text>{t("grid.unlimited")}</Text>
        <Text size={200}>{t("grid.used", { used: number(used) })}</Text>
      </div>
    );
  }
  const part = granted === 0 ? 0 : remaining / granted;
  return (
    <div className={styles.box}>
      <Text>
        {t("grid.remainingOf", { remaining: number(remaining), granted: number(granted) })}
      </Text>
      <ProgressBar
        aria-label={t("grid.remaining")}
        value={part}
        max={1}
        thickness="large"
        color={part <= low ? "warning" : "brand"}
      />
    </div>
  );
}
