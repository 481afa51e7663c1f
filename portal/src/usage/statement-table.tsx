import {
  Button,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  Text,
} from "@fluentui/react-components";
import { ArrowDownloadRegular } from "@fluentui/react-icons";
import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

import { useApi } from "../api/api.tsx";
import { useFormats } from "../i18n/format.ts";
import { DataTable, type Column } from "../ui/data-table.tsx";
import { LoadMore } from "../ui/load-more.tsx";
import { ProblemMessage } from "../ui/problem-message.tsx";
import { Section } from "../ui/section.tsx";
import { useSharedStyles } from "../ui/styles.ts";
import { downloadStatement } from "./download.ts";
import type { useStatement } from "./queries.ts";
import { correctedBy } from "./statement-csv.ts";
import type { Entry, Statement, TermPath } from "./types.ts";

type StatementPages = ReturnType<typeof useStatement>;

function useColumns(): readonly Column<Entry>[] {
  const { t } = useTranslation();
  const { instant, number, signed } = useFormats();
  return [
    {
      id: "seq",
      name: t("statement.seq"),
      cell: ({ seq }) => number(seq),
      isNumber: true,
      width: "narrow",
    },
    { id: "at", name: t("statement.at"), cell: ({ at }) => instant(at) },
    {
      id: "type",
      name: t("statement.type"),
      cell: (entry) => <EntryType entry={entry} />,
      width: "wide",
    },
    { id: "kind", name: t("grid.benefit"), cell: ({ kind }) => t(`kinds.${kind}`) },
    {
      id: "delta",
      name: t("statement.delta"),
      cell: ({ delta }) => signed(delta),
      isNumber: true,
      width: "narrow",
    },
    {
      id: "remaining",
      name: t("statement.remainingAfter"),
      cell: ({ remainingAfter }) =>
        remainingAfter === null ? t("grid.unlimited") : number(remainingAfter),
      isNumber: true,
      width: "narrow",
    },
  ];
}

/** What happened; for a correction also who made it, and why. */
function EntryType({ entry }: { readonly entry: Entry }) {
  const { t } = useTranslation();
  const shared = useSharedStyles();
  const actor = correctedBy(entry);
  return (
    <div>
      <Text block>{t(`statement.types.${entry.type}`)}</Text>
      {actor !== undefined && (
        <Text block size={200} className={shared.muted}>
          {t("statement.correction", { actor, reason: entry.reason })}
        </Text>
      )}
    </div>
  );
}

interface StatementTableProps {
  readonly path: TermPath;
  readonly pages: StatementPages;
  readonly entries: readonly Entry[];
}

/** The ledger entries of a term (A40: with corrections), and whether they verify. */
export function StatementTable({ entries, pages, path }: StatementTableProps) {
  const { t } = useTranslation();
  const api = useApi();
  const shared = useSharedStyles();
  const columns = useColumns();
  const download = useMutation({ mutationFn: () => downloadStatement(api, path) });
  return (
    <Section
      title={t("statement.title")}
      about={t("statement.about")}
      actions={
        <Button
          icon={<ArrowDownloadRegular />}
          disabledFocusable={download.isPending}
          onClick={() => {
            if (!download.isPending) download.mutate();
          }}
        >
          {t("statement.download")}
        </Button>
      }
    >
      {download.error && <ProblemMessage error={download.error} />}
      <Verification statements={pages.data?.pages ?? []} />
      {entries.length === 0 ? (
        <Text className={shared.muted}>{t("statement.none")}</Text>
      ) : (
        <DataTable
          label={t("statement.title")}
          columns={columns}
          rows={entries}
          rowKey={({ seq }) => seq}
        />
      )}
      <LoadMore list={pages} />
    </Section>
  );
}

function Verification({ statements }: { readonly statements: readonly Statement[] }) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const count = statements.reduce((sum, { entries }) => sum + entries.length, 0);
  const isValid = statements.every(({ valid }) => valid);
  const isWhole = statements.at(-1)?.cursor === null;
  const state = isValid ? (isWhole ? "whole" : "part") : "invalid";
  return (
    <MessageBar intent={isValid ? "success" : "error"} layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{t(`statement.verification.${state}.title`)}</MessageBarTitle>
        {t(`statement.verification.${state}.about`, { count, entries: number(count) })}
      </MessageBarBody>
    </MessageBar>
  );
}
