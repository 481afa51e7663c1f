import { Badge, Field, Input, makeStyles, Text, tokens } from "@fluentui/react-components";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { Schemas } from "benefits-client";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useApi } from "../api/api.tsx";
import { dataOf } from "../api/problem.ts";
import { keys, type Offer, type OfferPath } from "../api/queries.ts";
import { BenefitGrid } from "../benefits/benefit-grid.tsx";
import { useFormats } from "../i18n/format.ts";
import { ListSkeleton } from "../ui/list-skeleton.tsx";
import { ProblemMessage } from "../ui/problem-message.tsx";
import { Section } from "../ui/section.tsx";
import { useSharedStyles } from "../ui/styles.ts";
import { SuggestionButtons } from "./suggestion-buttons.tsx";
import { suggestionsOf } from "./suggestions.ts";

type Forecast = Schemas["Forecast"];
type ForecastEvent = Forecast["events"][number];

const useStyles = makeStyles({
  date: { width: "220px" },
  events: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
    margin: 0,
    paddingLeft: tokens.spacingHorizontalL,
    borderLeft: `2px solid ${tokens.colorBrandStroke2}`,
    listStyleType: "none",
  },
  busy: { opacity: 0.6 },
});

function useForecast(path: OfferPath, on: string) {
  const api = useApi();
  return useQuery({
    queryKey: [...keys.offer(path), "forecast", on],
    enabled: on !== "",
    placeholderData: keepPreviousData,
    queryFn: () =>
      dataOf(
        api.GET("/partners/{partnerId}/offers/{offerId}/forecast", {
          params: { path, query: { on } },
        }),
      ),
  });
}

/** What will hold on a date if nothing else happens, and what happens until then. */
export default function ForecastView({ offer }: { readonly offer: Offer }) {
  const { t } = useTranslation();
  const shared = useSharedStyles();
  const styles = useStyles();
  const { offerId, partnerId } = offer;
  const suggestions = suggestionsOf(offer);
  const [on, setOn] = useState(suggestions[0]?.on ?? "");
  const { data, error, isPlaceholderData, refetch } = useForecast({ partnerId, offerId }, on);
  return (
    <div className={shared.stack}>
      <Section title={t("forecast.title")} about={t("forecast.about")}>
        <div className={shared.row}>
          <Field label={t("forecast.on")}>
            <Input
              type="date"
              className={styles.date}
              value={on}
              onChange={(_, { value }) => {
                setOn(value);
              }}
            />
          </Field>
        </div>
        <SuggestionButtons suggestions={suggestions} on={on} onChoose={setOn} />
        {on === "" && <Text className={shared.muted}>{t("forecast.choose")}</Text>}
      </Section>
      {error && <ProblemMessage error={error} onRetry={() => void refetch()} />}
      {!data && !error && on !== "" && <ListSkeleton rows={3} />}
      {data && !error && on !== "" && (
        <div className={isPlaceholderData ? styles.busy : undefined} aria-live="polite">
          <ForecastResult forecast={data} />
        </div>
      )}
    </div>
  );
}

const colors = {
  Active: "success",
  InRenewalWindow: "warning",
  Expired: "subtle",
  Cancelled: "subtle",
} as const;

function ForecastResult({ forecast }: { readonly forecast: Forecast }) {
  const { t } = useTranslation();
  const { day } = useFormats();
  const shared = useSharedStyles();
  const styles = useStyles();
  const { benefits, events, on, state } = forecast;
  const date = day(on);
  return (
    <div className={shared.stack}>
      <Section
        title={t("forecast.holds", { date })}
        actions={
          <Badge appearance="tint" color={colors[state]}>
            {t(`offerState.${state}`)}
          </Badge>
        }
      >
        {benefits.length === 0 ? (
          <Text className={shared.muted}>{t("benefits.noSupport")}</Text>
        ) : (
          <BenefitGrid label={t("forecast.holds", { date })} benefits={benefits} />
        )}
      </Section>
      <Section title={t("forecast.until", { date })}>
        {events.length === 0 ? (
          <Text className={shared.muted}>{t("forecast.nothing")}</Text>
        ) : (
          <ol className={styles.events}>
            {events.map((event) => (
              <EventItem key={`${event.on} ${event.type} ${event.detail}`} event={event} />
            ))}
          </ol>
        )}
      </Section>
    </div>
  );
}

function EventItem({ event }: { readonly event: ForecastEvent }) {
  const { t } = useTranslation();
  const { day } = useFormats();
  const shared = useSharedStyles();
  const { detail, on, type } = event;
  // The detail of a notice is its rule; the other details are in English only.
  const text = type === "NoticeDue" ? `forecast.notices.${detail}` : `forecast.events.${type}`;
  return (
    <li>
      <Text block size={200} className={shared.muted}>
        <time dateTime={on}>{day(on)}</time>
      </Text>
      <Text block>{t(text, detail)}</Text>
    </li>
  );
}
