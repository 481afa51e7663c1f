import { Badge, Text } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import type { Benefit } from "../api/queries.ts";
import { useFormats } from "../i18n/format.ts";
import { DataTable, type Column } from "../ui/data-table.tsx";
import { Remaining } from "./remaining.tsx";

const colors = {
  NotActivated: "informative",
  Activating: "brand",
  Active: "success",
  Depleted: "warning",
  ActivationFailed: "danger",
  Lapsed: "subtle",
  Expired: "subtle",
} as const;

interface BenefitGridProps {
  /** What the table shows, for people who cannot see it. */
  readonly label: string;
  readonly benefits: readonly Benefit[];
  /** What somebody can do with a benefit, in a column of its own. */
  readonly action?: (benefit: Benefit) => ReactNode;
}

/** The columns of Partner Center (F134), for one offer. */
export function BenefitGrid({ action, benefits, label }: BenefitGridProps) {
  const { t } = useTranslation();
  const { day, number } = useFormats();
  const columns: readonly Column<Benefit>[] = [
    {
      id: "benefit",
      name: t("grid.benefit"),
      cell: ({ kind }) => <Text weight="semibold">{t(`kinds.${kind}`)}</Text>,
    },
    {
      id: "granted",
      name: t("grid.granted"),
      cell: ({ granted }) => (granted === null ? t("grid.unlimited") : number(granted)),
    },
    {
      id: "remaining",
      name: t("grid.remaining"),
      cell: (benefit) => <Remaining benefit={benefit} />,
    },
    {
      id: "status",
      name: t("grid.status"),
      cell: ({ state }) => (
        <Badge appearance="tint" color={colors[state]}>
          {t(`benefitState.${state}`)}
        </Badge>
      ),
    },
    {
      id: "dates",
      name: t("grid.dates"),
      cell: ({ activateBy, endDate, state }) =>
        state === "NotActivated" || state === "ActivationFailed"
          ? t("grid.activateBy", { date: day(activateBy) })
          : t("grid.endsOn", { date: day(endDate) }),
    },
    ...(action ? [{ id: "action", name: t("grid.action"), cell: action }] : []),
  ];
  return <DataTable label={label} columns={columns} rows={benefits} rowKey={({ kind }) => kind} />;
}
