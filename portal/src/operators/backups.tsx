import { useTranslation } from "react-i18next";

import { useFormats } from "../i18n/format.ts";
import type { Column } from "../ui/data-table.tsx";
import { ListTable } from "../ui/list-table.tsx";
import { ProblemMessage } from "../ui/problem-message.tsx";
import { Section } from "../ui/section.tsx";
import { useBackups, useStartBackup, type Backup } from "./backup-queries.ts";
import { useRunColumns } from "./run-columns.tsx";
import { StartButton } from "./start-button.tsx";

/** The backups with their progress, newest first. */
export function Backups() {
  const { t } = useTranslation();
  const { number } = useFormats();
  const shared = useRunColumns<Backup>();
  const backups = useBackups();
  const start = useStartBackup();
  const columns: readonly Column<Backup>[] = [
    { ...shared.startedAt, width: "wide" },
    shared.state,
    ...(["files", "rows", "contracts"] as const).map((count): Column<Backup> => ({
      id: count,
      name: t(`operators.backups.${count}`),
      cell: ({ [count]: counted }) => (counted === null ? "–" : number(counted)),
      isNumber: true,
    })),
    { ...shared.finishedAt, width: "wide" },
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
