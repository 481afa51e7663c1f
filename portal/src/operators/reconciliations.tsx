import {
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  ProgressBar,
} from "@fluentui/react-components";
import type { Schemas } from "benefits-client";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";

import { useFormats } from "../i18n/format.ts";
import { DataTable } from "../ui/data-table.tsx";
import { Facts } from "../ui/facts.tsx";
import { ListSkeleton } from "../ui/list-skeleton.tsx";
import { ProblemMessage } from "../ui/problem-message.tsx";
import { Section } from "../ui/section.tsx";
import { useSharedStyles } from "../ui/styles.ts";
import { ReconciliationList } from "./reconciliation-list.tsx";
import { useReconciliation, useStartReconciliation } from "./queries.ts";
import { StartButton } from "./start-button.tsx";

interface ReconciliationsProps {
  readonly id: string | undefined;
}

/** Starts a reconciliation, and shows the run that the address names and the list of all runs. */
export function Reconciliations({ id }: ReconciliationsProps) {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const start = useStartReconciliation(({ reconciliationId }) => {
    go(`/operators/reconciliations/${reconciliationId}`);
  });
  const shared = useSharedStyles();
  return (
    <div className={shared.stack}>
      <Section
        title={t("operators.reconciliations.title")}
        about={t("operators.reconciliations.about")}
        actions={<StartButton start={start} label={t("operators.reconciliations.start")} />}
      >
        {start.error && <ProblemMessage error={start.error} />}
        {id !== undefined && <Run reconciliationId={id} />}
      </Section>
      <ReconciliationList />
    </div>
  );
}

function Run({ reconciliationId }: { readonly reconciliationId: string }) {
  const { t } = useTranslation();
  const { instant, number } = useFormats();
  const shared = useSharedStyles();
  const { data: run, error, isPending, refetch } = useReconciliation(reconciliationId);
  if (isPending) return <ListSkeleton rows={2} />;
  if (error) return <ProblemMessage error={error} onRetry={() => void refetch()} />;
  return (
    <div className={shared.stack}>
      {run.state === "Running" && (
        <ProgressBar aria-label={t("operators.runs.states.Running")} thickness="large" />
      )}
      <Facts
        facts={[
          { name: t("operators.runs.state"), value: t(`operators.runs.states.${run.state}`) },
          { name: t("operators.reconciliations.offers"), value: number(run.offers) },
          { name: t("operators.reconciliations.entries"), value: number(run.entries) },
          { name: t("operators.reconciliations.mismatches"), value: number(run.mismatchCount) },
          { name: t("operators.runs.startedAt"), value: instant(run.startedAt) },
          {
            name: t("operators.runs.finishedAt"),
            value: run.finishedAt === null ? "–" : instant(run.finishedAt),
          },
        ]}
      />
      <Result run={run} />
    </div>
  );
}

function Result({ run }: { readonly run: Schemas["Reconciliation"] }) {
  const { t } = useTranslation();
  const { number } = useFormats();
  if (run.state === "Completed" && run.mismatchCount === 0) {
    return (
      <MessageBar intent="success" layout="multiline">
        <MessageBarBody>{t("operators.reconciliations.clean")}</MessageBarBody>
      </MessageBar>
    );
  }
  if (run.mismatchCount === 0) return null;
  return (
    <>
      <MessageBar intent="error" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>
            {t("operators.reconciliations.found", { count: run.mismatchCount })}
          </MessageBarTitle>
          {t("operators.reconciliations.foundAbout")}
        </MessageBarBody>
      </MessageBar>
      <DataTable
        label={t("operators.reconciliations.mismatches")}
        columns={[
          {
            id: "offer",
            name: t("operators.reconciliations.offer"),
            cell: ({ offerId }) => offerId,
          },
          {
            id: "term",
            name: t("operators.reconciliations.term"),
            cell: ({ term }) => number(term),
            width: "narrow",
          },
          {
            id: "problem",
            name: t("operators.reconciliations.problem"),
            cell: ({ problem }) => problem,
            width: "wide",
          },
        ]}
        rows={run.mismatches}
        rowKey={({ offerId, problem, term }) => `${offerId} ${term} ${problem}`}
      />
    </>
  );
}
