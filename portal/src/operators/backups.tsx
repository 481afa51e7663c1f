import { useTranslation } from "react-i18next";

import { useFormats } from "../i18n/format.ts";
import type { Column } from "../ui/data-table.tsx";
import { ListTable } from "../ui/list-table.tsx";
import { ProblemMessage } from "../ui/problem-message.tsx";
import { Section } from "../ui/section.tsx";
import { useBackups, useStartBackup, type Backup } from "./backup-queries.ts";
import { RunState } from "./run-state.tsx";
import { StartButton } from "./start-button.tsx";

/** The backups with their progress, newest first. */
export function Backups() {
  const { t } = useTranslation();
  const { instant, number } = useFormats();
  const backups = useBackups();
  const start = useStartBackup();
  const columns: readonly Column<Backup>[] = [
    {
      id: "startedAt",
      name: t("operators.runs.startedAt"),
      cell: ({ startedAt }) => instant(startedAt),
      width: "wide",
    },
    { id: "state", name: t("operators.runs.state"), cell: (run) => <RunState state={run.state} /> },
    ...(["files", "rows", "contracts"] as const).map((count): Column<Backup> => ({
      id: count,
      name: t(`operators.backups.${count}`),
      cell: ({ [count]: counted }) => (counted === null ? "–" : number(counted)),
      isNumber: true,
    })),
    {
      id: "finishedAt",
      name: t("operators.runs.finishedAt"),
      cell: ({ finishedAt }) => (finishedAt === null ? "–" : instant(finishedAt)),
      width: "wide",
    },
  ];
  return (
    <Section
      title={t("operators.backups.title")}
      about={t("operators.backups.about")}
      actions={<StartButton start={start} label={t("operators.backups.start")} />}
    >
      {start.error && <ProblemMessage error={start.error} />}
      <ListTable
        label={t("operators.backups.title")}
        list={backups}
        columns={columns}
        rowKey={({ backupId }) => backupId}
        none={t("operators.backups.none")}
      />
    </Section>
  );
}
