import {
  Badge,
  Link,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
} from "@fluentui/react-components";
import { useTranslation } from "react-i18next";

import { Facts } from "../ui/facts.tsx";
import { ListSkeleton } from "../ui/list-skeleton.tsx";
import { ProblemMessage } from "../ui/problem-message.tsx";
import { Section } from "../ui/section.tsx";
import { useSharedStyles } from "../ui/styles.ts";
import { useHealth, type Health } from "./queries.ts";

/** Whether the service and what it depends on work, and what needs attention. */
export function Service() {
  const { t } = useTranslation();
  const shared = useSharedStyles();
  const { data: health, error, isPending, refetch } = useHealth();
  return (
    <Section title={t("operators.service.title")} about={t("operators.service.about")}>
      {error && <ProblemMessage error={error} onRetry={() => void refetch()} />}
      {isPending && <ListSkeleton rows={2} />}
      {health && <HealthFacts health={health} />}
      {health?.warnings.map(({ code, message }) => (
        <MessageBar key={code} intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{code}</MessageBarTitle>
            {message}
          </MessageBarBody>
        </MessageBar>
      ))}
      <div className={shared.row}>
        <Link href="/api/docs" target="_blank" rel="noreferrer">
          {t("operators.service.docs")}
        </Link>
      </div>
    </Section>
  );
}

function HealthFacts({ health }: { readonly health: Health }) {
  const { t } = useTranslation();
  const { dependencies, status, version } = health;
  const upOrDown = (state: Health["status"]) => (
    <Badge appearance="tint" color={state === "up" ? "success" : "danger"}>
      {t(`operators.service.${state}`)}
    </Badge>
  );
  return (
    <Facts
      facts={[
        { name: t("operators.service.status"), value: upOrDown(status) },
        { name: t("operators.service.storage"), value: upOrDown(dependencies.storage) },
        { name: t("operators.service.taskHub"), value: upOrDown(dependencies.taskHub) },
        { name: t("operators.service.email"), value: upOrDown(dependencies.email) },
        { name: t("operators.service.version"), value: version },
      ]}
    />
  );
}
