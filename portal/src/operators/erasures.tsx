import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";

import { useFormats } from "../i18n/format.ts";
import type { Column } from "../ui/data-table.tsx";
import { Facts } from "../ui/facts.tsx";
import { ListSkeleton } from "../ui/list-skeleton.tsx";
import { ListTable } from "../ui/list-table.tsx";
import { OpenerButton } from "../ui/opener-button.tsx";
import { ProblemMessage } from "../ui/problem-message.tsx";
import { Section } from "../ui/section.tsx";
import { EraseDialog } from "./erase-dialog.tsx";
import { useErasure, useErasures, useStartErasure, type Erasure } from "./erasure-queries.ts";
import { useRunColumns } from "./run-columns.tsx";

const counts = [
  ...(["incidents", "frontlineRequests", "links", "events", "replacements"] as const),
  ...(["distributions", "mails", "contacts", "consultations"] as const),
];

const totalOf = ({ erased }: Erasure): number =>
  counts.reduce((sum, count) => sum + erased[count], 0);

/** The service names the run of a day by the day. */
const isDaily = (erasureId: string): boolean => erasureId.startsWith("retention-");

interface ErasuresProps {
  readonly id: string | undefined;
}

/** Starts the erasure of a person's data, and shows the run that the address names and all runs (A49). */
export function Erasures({ id }: ErasuresProps) {
  const { t } = useTranslation();
  const [, go] = useLocation();
  const [isAsked, setAsked] = useState(false);
  const sending = useStartErasure(({ erasureId }) => {
    setAsked(false);
    go(`/operators/erasures/${erasureId}`);
  });
  return (
    <Section
      title={t("operators.erasures.title")}
      about={t("operators.erasures.about")}
      actions={
        <OpenerButton
          onClick={() => {
            sending.reset();
            setAsked(true);
          }}
        >
          {t("operators.erasures.open")}
        </OpenerButton>
      }
    >
      {id !== undefined && <Run erasureId={id} />}
      <Runs />
      {isAsked && (
        <EraseDialog
          sending={sending}
          onClose={() => {
            setAsked(false);
          }}
        />
      )}
    </Section>
  );
}

/** What one run has erased where, by count. */
function Run({ erasureId }: { readonly erasureId: string }) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const { data: run, error, isPending, refetch } = useErasure(erasureId);
  if (isPending) return <ListSkeleton rows={2} />;
  if (error) return <ProblemMessage error={error} onRetry={() => void refetch()} />;
  return (
    <section aria-label={t("operators.erasures.run")}>
      <Facts
        facts={[
          { name: t("operators.runs.state"), value: t(`operators.runs.states.${run.state}`) },
          ...([...counts, "unreadable"] as const).map((count) => ({
            name: t(`operators.erasures.counts.${count}`),
            value: number(run.erased[count]),
          })),
        ]}
      />
    </section>
  );
}

function Runs() {
  const { t } = useTranslation();
  const { number } = useFormats();
  const { startedAt, state } = useRunColumns<Erasure>(
    ({ erasureId }) => `/operators/erasures/${erasureId}`,
  );
  const columns: readonly Column<Erasure>[] = [
    startedAt,
    {
      id: "reason",
      name: t("operators.erasures.reason"),
      cell: ({ erasureId }) => t(`operators.erasures.${isDaily(erasureId) ? "daily" : "person"}`),
    },
    state,
    {
      id: "total",
      name: t("operators.erasures.total"),
      cell: (run) => number(totalOf(run)),
      isNumber: true,
    },
    {
      id: "unreadable",
      name: t("operators.erasures.counts.unreadable"),
      cell: ({ erased }) => number(erased.unreadable),
      isNumber: true,
    },
  ];
  return (
    <ListTable
      label={t("operators.erasures.title")}
      list={useErasures()}
      columns={columns}
      rowKey={({ erasureId }) => erasureId}
      none={t("operators.erasures.none")}
    />
  );
}
