import {
  Badge,
  makeStyles,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  Text,
  tokens,
} from "@fluentui/react-components";
import { useTranslation } from "react-i18next";

import type { Benefit, Offer } from "../api/queries.ts";
import { useFormats } from "../i18n/format.ts";
import { Remaining } from "./remaining.tsx";

const useStyles = makeStyles({
  // On a phone each line is a block with the name of each value beside it.
  table: {
    "@media (max-width: 760px)": {
      display: "block",
      "& > [role=rowgroup]:first-child": {
        position: "absolute",
        width: "1px",
        height: "1px",
        overflow: "hidden",
      },
      "& [role=row]": {
        display: "block",
        paddingTop: tokens.spacingVerticalM,
        paddingBottom: tokens.spacingVerticalM,
      },
      "& [role=cell]": {
        display: "flex",
        justifyContent: "space-between",
        alignItems: "center",
        gap: tokens.spacingHorizontalL,
        height: "auto",
        minHeight: "36px",
      },
      "& [role=cell]::before": {
        content: "attr(data-label)",
        whiteSpace: "nowrap",
        color: tokens.colorNeutralForeground2,
      },
    },
  },
  cell: { paddingTop: tokens.spacingVerticalS, paddingBottom: tokens.spacingVerticalS },
  head: { fontWeight: tokens.fontWeightSemibold },
});

const colors = {
  NotActivated: "informative",
  Activating: "brand",
  Active: "success",
  Depleted: "warning",
  ActivationFailed: "danger",
  Lapsed: "subtle",
  Expired: "subtle",
} as const;

/** The columns of Partner Center (F134), for one offer. */
export function BenefitGrid({ offer }: { readonly offer: Offer }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const columns = ["benefit", "granted", "remaining", "status", "dates"] as const;
  return (
    <Table
      noNativeElements
      className={styles.table}
      aria-label={t("grid.label", { offer: offer.name })}
    >
      <TableHeader>
        <TableRow>
          {columns.map((column) => (
            <TableHeaderCell key={column} className={styles.head}>
              {t(`grid.${column}`)}
            </TableHeaderCell>
          ))}
        </TableRow>
      </TableHeader>
      <TableBody>
        {offer.benefits.map((benefit) => (
          <BenefitRow key={benefit.kind} benefit={benefit} />
        ))}
      </TableBody>
    </Table>
  );
}

function BenefitRow({ benefit }: { readonly benefit: Benefit }) {
  const { t } = useTranslation();
  const { day, number } = useFormats();
  const { cell } = useStyles();
  const { activateBy, endDate, granted, kind, state, unlimited } = benefit;
  const isOpen = state === "NotActivated" || state === "ActivationFailed";
  return (
    <TableRow>
      <TableCell className={cell} data-label={t("grid.benefit")}>
        <Text weight="semibold">{t(`kinds.${kind}`)}</Text>
      </TableCell>
      <TableCell className={cell} data-label={t("grid.granted")}>
        {unlimited ? t("grid.unlimited") : number(granted ?? 0)}
      </TableCell>
      <TableCell className={cell} data-label={t("grid.remaining")}>
        <Remaining benefit={benefit} />
      </TableCell>
      <TableCell className={cell} data-label={t("grid.status")}>
        <Badge appearance="tint" color={colors[state]}>
          {t(`benefitState.${state}`)}
        </Badge>
      </TableCell>
      <TableCell className={cell} data-label={t("grid.dates")}>
        {isOpen
          ? t("grid.activateBy", { date: day(activateBy) })
          : t("grid.endsOn", { date: day(endDate) })}
      </TableCell>
    </TableRow>
  );
}
