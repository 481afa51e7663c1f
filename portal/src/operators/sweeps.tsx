import { Button, MessageBar, MessageBarBody, Text } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";

import { useFormats } from "../i18n/format.ts";
import { DataTable, type Column } from "../ui/data-table.tsx";
import { ListSkeleton } from "../ui/list-skeleton.tsx";
import { LoadMore } from "../ui/load-more.tsx";
import { ProblemMessage } from "../ui/problem-message.tsx";
import { Section } from "../ui/section.tsx";
import { useSharedStyles } from "../ui/styles.ts";
import { useStartSweep, useSweeps, type Sweep } from "./queries.ts";
import { RunState } from "./run-state.tsx";

const counts = ["due", "renewed", "expired", "lapsed", "notices", "failed"] as const;

function useColumns(): readonly Column<Sweep>[] {
  const { t } = useTranslation();
  const { instant, number } = useFormats();
  return [
    {
      id: "startedAt",
      name: t("operators.runs.startedAt"),
      cell: ({ startedAt }) => instant(startedAt),
      width: "wide",
    },
    {
      id: "state",
      name: t("operators.runs.state"),
      cell: ({ state }) => <RunState state={state} />,
    },
    ...counts.map((count): Column<Sweep> => ({
      id: count,
      name: t(`operators.sweeps.${count}`),
      cell: (sweep) => (sweep.state === "Missed" ? "–" : number(sweep[count])),
      isNumber: true,
    })),
    {
      id: "finishedAt",
      name: t("operators.runs.finishedAt"),
      cell: ({ finishedAt }) => (finishedAt === null ? "–" : instant(finishedAt)),
      width: "wide",
    },
  ];
}

/** The runs of the renewal sweep, newest first, with those that the schedule missed. */
export function Sweeps() {
  const { t } = useTranslation();
  const { number } = useFormats();
  const sweeps = useSweeps();
  const start = useStartSweep();
  const columns = useColumns();
  const shared = useSharedStyles();
  const missed = sweeps.items?.filter(({ state }) => state === "Missed").length ?? 0;
  return (
    <Section
      title={t("operators.sweeps.title")}
      about={t("operators.sweeps.about")}
      actions={
        <Button
          appearance="primary"
          disabledFocusable={start.isPending}
          onClick={() => {
            if (!start.isPending) start.mutate();
          }}
        >
          {t("operators.sweeps.start")}
        </Button>
      }
    >
      {start.error && <ProblemMessage error={start.error} />}
      {missed > 0 && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            {t("operators.sweeps.missed", { count: missed, runs: number(missed) })}
          </MessageBarBody>
        </MessageBar>
      )}
      {sweeps.error && (
        <ProblemMessage error={sweeps.error} onRetry={() => void sweeps.refetch()} />
      )}
      {sweeps.isPending && <ListSkeleton rows={4} />}
      {sweeps.items?.length === 0 && (
        <Text className={shared.muted}>{t("operators.sweeps.none")}</Text>
      )}
      {sweeps.items && sweeps.items.length > 0 && (
        <DataTable
          label={t("operators.sweeps.title")}
          columns={columns}
          rows={sweeps.items}
          rowKey={({ sweepId }) => sweepId}
        />
      )}
      <LoadMore list={sweeps} />
    </Section>
  );
}
