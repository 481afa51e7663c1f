import { Text } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";

import { useFormats } from "../i18n/format.ts";
import { DataTable } from "../ui/data-table.tsx";
import { Facts } from "../ui/facts.tsx";
import { ListSkeleton } from "../ui/list-skeleton.tsx";
import { ProblemMessage } from "../ui/problem-message.tsx";
import { Section } from "../ui/section.tsx";
import { useSharedStyles } from "../ui/styles.ts";
import { MailFailures } from "./mail-failures.tsx";
import { useMailQueue } from "./queries.ts";

interface MailProps {
  readonly id: string | undefined;
}

/** The mails that wait, and those that did not arrive. */
export function OperatorsMail({ id }: MailProps) {
  const shared = useSharedStyles();
  return (
    <div className={shared.stack}>
      <MailQueue />
      <MailFailures offerId={id} />
    </div>
  );
}

/** The mails that are not sent yet, by partner. */
function MailQueue() {
  const { t } = useTranslation();
  const { instant, number } = useFormats();
  const shared = useSharedStyles();
  const { data: queue, error, isPending, refetch } = useMailQueue();
  const oldest = (since: string | null): string => (since === null ? "–" : instant(since));
  return (
    <Section title={t("operators.mail.title")} about={t("operators.mail.about")}>
      {error && <ProblemMessage error={error} onRetry={() => void refetch()} />}
      {isPending && <ListSkeleton rows={2} />}
      {queue && (
        <Facts
          facts={[
            { name: t("operators.mail.length"), value: number(queue.length) },
            { name: t("operators.mail.oldest"), value: oldest(queue.oldest) },
          ]}
        />
      )}
      {queue?.partners.length === 0 && (
        <Text className={shared.muted}>{t("operators.mail.none")}</Text>
      )}
      {queue && queue.partners.length > 0 && (
        <DataTable
          label={t("operators.mail.title")}
          columns={[
            {
              id: "partner",
              name: t("operators.mail.partner"),
              cell: ({ partnerId }) => partnerId,
              width: "wide",
            },
            {
              id: "length",
              name: t("operators.mail.length"),
              cell: ({ length }) => number(length),
              isNumber: true,
            },
            {
              id: "oldest",
              name: t("operators.mail.oldest"),
              cell: (partner) => oldest(partner.oldest),
            },
          ]}
          rows={queue.partners}
          rowKey={({ partnerId }) => partnerId}
        />
      )}
    </Section>
  );
}
