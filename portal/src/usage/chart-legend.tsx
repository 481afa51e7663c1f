import { makeStyles, mergeClasses, Text, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";

const useStyles = makeStyles({
  legend: {
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalL,
    marginTop: tokens.spacingVerticalS,
  },
  key: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalXS },
  swatch: { boxSizing: "border-box", width: "12px", height: "12px", borderRadius: "2px" },
  used: { backgroundColor: tokens.colorNeutralStroke1 },
  remaining: { backgroundColor: tokens.colorBrandBackground },
  unchanged: { backgroundColor: tokens.colorBrandBackground, opacity: 0.4 },
  refundOn: {
    borderRadius: tokens.borderRadiusCircular,
    border: `3px solid ${tokens.colorPaletteGreenForeground1}`,
  },
});

/** What the colors of the chart mean. */
export function ChartLegend({ isLimited }: { readonly isLimited: boolean }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const names = [
    ...(isLimited ? (["remaining"] as const) : []),
    "used",
    "refundOn",
    "unchanged",
  ] as const;
  return (
    <figcaption className={styles.legend}>
      {names.map((name) => (
        <span key={name} className={styles.key}>
          <span aria-hidden className={mergeClasses(styles.swatch, styles[name])} />
          <Text size={200}>{t(`usage.${name}`)}</Text>
        </span>
      ))}
    </figcaption>
  );
}
