import { makeStyles, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";

import { useFormats } from "../i18n/format.ts";
import { DataTable } from "../ui/data-table.tsx";
import { Facts } from "../ui/facts.tsx";
import { Section } from "../ui/section.tsx";
import { stepsOf, type Step } from "./chart-model.ts";
import type { KindTotals, Statement, UsagePoint } from "./types.ts";
import { UsageChart } from "./usage-chart.tsx";

const useStyles = makeStyles({
  summary: {
    cursor: "pointer",
    width: "fit-content",
    color: tokens.colorBrandForegroundLink,
    marginBottom: tokens.spacingVerticalS,
  },
});

interface KindUsageProps {
  readonly statement: Statement;
  readonly totals: KindTotals;
  readonly points: readonly UsagePoint[];
}

/** One benefit in one term: its counts, the chart, and the numbers of the chart. */
export function KindUsage({ points, statement, totals }: KindUsageProps) {
  const { t } = useTranslation();
  const { day, number } = useFormats();
  const steps = stepsOf(points, totals);
  const count = (value: number | null): string =>
    value === null ? t("grid.unlimited") : number(value);
  const { anniversary, endDate, start } = statement;
  return (
    <Section
      title={t(`kinds.${totals.kind}`)}
      about={t("usage.dates", {
        start: day(start),
        anniversary: day(anniversary),
        endDate: day(endDate),
      })}
    >
      <Facts
        facts={[
          { name: t("grid.granted"), value: count(totals.granted) },
          { name: t("usage.used"), value: number(totals.used) },
          { name: t("usage.refunded"), value: number(totals.refunded) },
          { name: t("usage.remaining"), value: count(totals.remaining) },
          { name: t("usage.forfeited"), value: number(totals.forfeited) },
        ]}
      />
      <UsageChart statement={statement} totals={totals} steps={steps} />
      <StepTable steps={steps} label={t(`kinds.${totals.kind}`)} />
    </Section>
  );
}

/** The numbers of the chart. */
function StepTable({ label, steps }: { readonly label: string; readonly steps: readonly Step[] }) {
  const { t } = useTranslation();
  const { day, number } = useFormats();
  const styles = useStyles();
  return (
    <details>
      <summary className={styles.summary}>{t("usage.asTable")}</summary>
      <DataTable
        label={t("usage.tableOf", { benefit: label })}
        columns={[
          { id: "date", name: t("usage.date"), cell: ({ date }) => day(date) },
          { id: "used", name: t("usage.usedSoFar"), cell: ({ used }) => number(used) },
          { id: "refunded", name: t("usage.refundOn"), cell: ({ refunded }) => number(refunded) },
          {
            id: "remaining",
            name: t("usage.remaining"),
            cell: ({ remaining }) => (remaining === null ? t("grid.unlimited") : number(remaining)),
          },
        ]}
        rows={steps}
        rowKey={({ date }) => date}
      />
    </details>
  );
}
