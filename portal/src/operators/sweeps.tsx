import { MessageBar, MessageBarBody } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";

import { useFormats } from "../i18n/format.ts";
import type { Column } from "../ui/data-table.tsx";
import { ListTable } from "../ui/list-table.tsx";
import { ProblemMessage } from "../ui/problem-message.tsx";
import { Section } from "../ui/section.tsx";
import { useStartSweep, useSweeps, type Sweep } from "./queries.ts";
import { useRunColumns } from "./run-columns.tsx";
import { StartButton } from "./start-button.tsx";

const counts = ["due", "renewed", "expired", "lapsed", "notices", "failed"] as const;

function useColumns(): readonly Column<Sweep>[] {
  const { t } = useTranslation();
  const { number } = useFormats();
  const { finishedAt, startedAt, state } = useRunColumns<Sweep>();
  return [
    startedAt,
    state,
    ...counts.map((count): Column<Sweep> => ({
      id: count,
      name: t(`operators.sweeps.${count}`),
      cell: (sweep) => (sweep.state === "Missed" ? "–" : number(sweep[count])),
      isNumber: true,
    })),
    finishedAt,
  ];
}

/** The runs of the renewal sweep, newest first, with those that the schedule missed. */
export function Sweeps() {
  const { t } = useTranslation();
  const { number } = useFormats();
  const sweeps = useSweeps();
  const start = useStartSweep();
  const columns = useColumns();
  const missed = sweeps.items?.filter(({ state }) => state === "Missed").length ?? 0;
  return (
    <Section
      title={t("operators.sweeps.title")}
      about={t("operators.sweeps.about")}
      actions={<StartButton start={start} label={t("operators.sweeps.start")} />}
    >
      {start.error && <ProblemMessage error={start.error} />}
      {missed > 0 && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            {t("operators.sweeps.missed", { count: missed, runs: number(missed) })}
          </MessageBarBody>
        </MessageBar>
      )}
      <ListTable
        label={t("operators.sweeps.title")}
        list={sweeps}
        columns={columns}
        rowKey={({ sweepId }) => sweepId}
        none={t("operators.sweeps.none")}
      />
    </Section>
  );
}
