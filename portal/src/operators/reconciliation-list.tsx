import { useTranslation } from "react-i18next";

import { useFormats } from "../i18n/format.ts";
import type { Column } from "../ui/data-table.tsx";
import { ListTable } from "../ui/list-table.tsx";
import { Section } from "../ui/section.tsx";
import { useReconciliations, type Reconciliation } from "./queries.ts";
import { useRunColumns } from "./run-columns.tsx";

/** All runs of the reconciliation, newest first. Each has an address with its mismatches. */
export function ReconciliationList() {
  const { t } = useTranslation();
  const { number } = useFormats();
  const { startedAt, state } = useRunColumns<Reconciliation>(
    ({ reconciliationId }) => `/operators/reconciliations/${reconciliationId}`,
  );
  const runs = useReconciliations();
  const columns: readonly Column<Reconciliation>[] = [
    startedAt,
    state,
    ...(["offers", "entries"] as const).map((count): Column<Reconciliation> => ({
      id: count,
      name: t(`operators.reconciliations.${count}`),
      cell: (run) => number(run[count]),
      isNumber: true,
    })),
    {
      id: "mismatches",
      name: t("operators.reconciliations.mismatches"),
      cell: ({ mismatchCount }) => number(mismatchCount),
      isNumber: true,
    },
  ];
  return (
    <Section title={t("operators.reconciliations.runs")}>
      <ListTable
        label={t("operators.reconciliations.runs")}
        list={runs}
        columns={columns}
        rowKey={({ reconciliationId }) => reconciliationId}
        none={t("operators.reconciliations.none")}
      />
    </Section>
  );
}
