import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";

import { useFormats } from "../i18n/format.ts";
import { areaOf, percentOf, ticksOf, topOf, type Step } from "./chart-model.ts";
import { ChartLegend } from "./chart-legend.tsx";
import type { KindTotals, Statement } from "./types.ts";

const useStyles = makeStyles({
  figure: { margin: 0 },
  frame: {
    display: "grid",
    gridTemplateColumns: "auto 1fr",
    columnGap: tokens.spacingHorizontalS,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: "tabular-nums",
  },
  values: {
    display: "flex",
    flexDirection: "column",
    justifyContent: "space-between",
    textAlign: "end",
    marginTop: "-8px",
    marginBottom: "-8px",
  },
  plot: {
    position: "relative",
    height: "160px",
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
    borderTop: `1px dashed ${tokens.colorNeutralStroke1}`,
  },
  svg: { position: "absolute", inset: 0, width: "100%", height: "100%" },
  used: { fill: tokens.colorNeutralStroke1 },
  remaining: { fill: tokens.colorBrandBackground },
  unchanged: { fillOpacity: 0.4 },
  refund: {
    position: "absolute",
    width: "10px",
    height: "10px",
    boxSizing: "border-box",
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `3px solid ${tokens.colorPaletteGreenForeground1}`,
    transform: "translate(-50%, -50%)",
  },
  days: { position: "relative", gridColumn: 2, height: "20px", marginTop: "4px" },
  day: {
    position: "absolute",
    whiteSpace: "nowrap",
    transform: "translateX(-50%)",
    ":first-child": { transform: "none" },
    "@media (max-width: 760px)": { ":nth-child(even)": { display: "none" } },
  },
});

export interface UsageChartProps {
  readonly statement: Pick<Statement, "start" | "anniversary" | "endDate">;
  readonly totals: KindTotals;
  readonly steps: readonly Step[];
}

/** What remained and what was used on each day of the term. The table below it has the same numbers. */
export function UsageChart({ statement, steps, totals }: UsageChartProps) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const styles = useStyles();
  const top = topOf(steps);
  const { granted, refunded, remaining, used } = totals;
  const counts = { used: number(used), refunded: number(refunded) };
  const label =
    granted === null
      ? t("usage.chartUnlimited", counts)
      : t("usage.chart", {
          ...counts,
          granted: number(granted),
          remaining: number(remaining ?? 0),
        });
  return (
    <figure className={styles.figure}>
      <div role="img" aria-label={label}>
        <div aria-hidden className={styles.frame}>
          <div className={styles.values}>
            <span>{number(top)}</span>
            <span>0</span>
          </div>
          <Plot statement={statement} steps={steps} totals={totals} />
          <Days statement={statement} />
        </div>
      </div>
      <ChartLegend isLimited={granted !== null} />
    </figure>
  );
}

function Plot({ statement, steps }: UsageChartProps) {
  const styles = useStyles();
  const span = { start: statement.start, end: statement.endDate };
  const top = topOf(steps);
  const refunds = steps.filter(({ refunded }) => refunded > 0);
  const last = steps.slice(-1);
  const known = last.map(({ date }) => percentOf(date, span))[0] ?? 0;
  const area = (valueOf: (step: Step) => number, color: string) => (
    <>
      <path className={color} d={areaOf(steps, valueOf, { top, span, end: known })} />
      <path
        className={mergeClasses(color, styles.unchanged)}
        d={areaOf(last, valueOf, { top, span, end: 100 })}
      />
    </>
  );
  return (
    <div className={styles.plot}>
      <svg viewBox="0 0 100 100" preserveAspectRatio="none" className={styles.svg}>
        {area((step) => (step.remaining ?? 0) + step.used, styles.used)}
        {area(({ remaining }) => remaining ?? 0, styles.remaining)}
      </svg>
      {refunds.map((step) => (
        <span
          key={step.date}
          className={styles.refund}
          style={{
            left: `${percentOf(step.date, span)}%`,
            top: `${100 - (100 * (step.remaining ?? step.used)) / top}%`,
          }}
        />
      ))}
    </div>
  );
}

function Days({ statement }: Pick<UsageChartProps, "statement">) {
  const { shortDay } = useFormats();
  const styles = useStyles();
  const { anniversary, endDate, start } = statement;
  return (
    <div className={styles.days}>
      {ticksOf(start, anniversary).map((date) => (
        <span
          key={date}
          className={styles.day}
          style={{ left: `${percentOf(date, { start, end: endDate })}%` }}
        >
          {shortDay(date)}
        </span>
      ))}
    </div>
  );
}
