import { Text } from "@fluentui/react-components";
import type { Schemas } from "benefits-client";
import { useTranslation } from "react-i18next";

import { useApi } from "../api/api.tsx";
import { usePages } from "../api/pages.ts";
import { dataOf } from "../api/problem.ts";
import { keys, type Offer, type OfferPath } from "../api/queries.ts";
import { useFormats } from "../i18n/format.ts";
import { DataTable, type Column } from "../ui/data-table.tsx";
import { ListSkeleton } from "../ui/list-skeleton.tsx";
import { LoadMore } from "../ui/load-more.tsx";
import { ProblemMessage } from "../ui/problem-message.tsx";
import { Section } from "../ui/section.tsx";
import { useSharedStyles } from "../ui/styles.ts";

type Event = Schemas["Event"];

function useEvents(path: OfferPath) {
  const api = useApi();
  return usePages({
    queryKey: [...keys.offer(path), "events"],
    read: (cursor) =>
      dataOf(
        api.GET("/partners/{partnerId}/offers/{offerId}/events", {
          params: { path, query: cursor === undefined ? {} : { cursor } },
        }),
      ),
  });
}

/** Who did what with the offer, newest first (A41). Requests for support are not among it (F163). */
export default function EventsView({ offer }: { readonly offer: Offer }) {
  const { t } = useTranslation();
  const { instant } = useFormats();
  const shared = useSharedStyles();
  const { offerId, partnerId } = offer;
  const events = useEvents({ partnerId, offerId });
  const columns: readonly Column<Event>[] = [
    { id: "at", name: t("events.at"), cell: ({ at }) => instant(at) },
    {
      id: "type",
      name: t("events.type"),
      cell: ({ detail, type }) => (
        <div>
          <Text block>{t(`events.types.${type}`)}</Text>
          <Text block size={200} lang="en" className={shared.muted}>
            {detail}
          </Text>
        </div>
      ),
      width: "wide",
    },
    { id: "actor", name: t("events.actor"), cell: ({ actor }) => actor },
    { id: "requestId", name: t("events.requestId"), cell: ({ requestId }) => requestId },
  ];
  return (
    <Section title={t("events.title")} about={t("events.about")}>
      {events.error && (
        <ProblemMessage error={events.error} onRetry={() => void events.refetch()} />
      )}
      {events.isPending && <ListSkeleton rows={4} />}
      {events.items && (
        <DataTable
          label={t("events.title")}
          columns={columns}
          rows={events.items}
          rowKey={({ at, requestId, type }) => `${at} ${type} ${requestId}`}
        />
      )}
      <LoadMore list={events} />
    </Section>
  );
}
