import { useTranslation } from "react-i18next";
import { Link } from "wouter";

import { useFormats } from "../i18n/format.ts";
import type { Column } from "../ui/data-table.tsx";
import { useSharedStyles } from "../ui/styles.ts";
import { RunState } from "./run-state.tsx";
import type { Sweep } from "./queries.ts";

type Run = Pick<Sweep, "startedAt" | "state" | "finishedAt">;

/** The columns that all lists of runs have. With `hrefOf`, the start leads to the run. */
export function useRunColumns<Row extends Run>(hrefOf?: (run: Row) => string) {
  const { t } = useTranslation();
  const { instant } = useFormats();
  const shared = useSharedStyles();
  const startedAt: Column<Row> = {
    id: "startedAt",
    name: t("operators.runs.startedAt"),
    cell: (run) =>
      hrefOf ? (
        <Link href={hrefOf(run)} className={shared.link}>
          {instant(run.startedAt)}
        </Link>
      ) : (
        instant(run.startedAt)
      ),
  };
  const state: Column<Row> = {
    id: "state",
    name: t("operators.runs.state"),
    cell: (run) => <RunState state={run.state} />,
  };
  const finishedAt: Column<Row> = {
    id: "finishedAt",
    name: t("operators.runs.finishedAt"),
    cell: (run) => (run.finishedAt === null ? "–" : instant(run.finishedAt)),
  };
  return { startedAt, state, finishedAt };
}
