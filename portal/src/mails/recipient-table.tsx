import { Badge, Text } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";

import { useFormats } from "../i18n/format.ts";
import { DataTable, type Column } from "../ui/data-table.tsx";
import { useSharedStyles } from "../ui/styles.ts";
import type { Recipient } from "./queries.ts";

const colors = {
  Queued: "informative",
  Sending: "brand",
  RetryWait: "warning",
  Sent: "brand",
  Delivered: "success",
  Bounced: "danger",
  Suppressed: "danger",
  DeadLettered: "danger",
  Cancelled: "subtle",
  Skipped: "danger",
} as const;

interface RecipientTableProps {
  readonly recipients: readonly Recipient[];
}

/** What became of each mail, and why. */
export function RecipientTable({ recipients }: RecipientTableProps) {
  const { t } = useTranslation();
  const { instant, number } = useFormats();
  const columns: readonly Column<Recipient>[] = [
    { id: "email", name: t("mails.email"), cell: ({ email }) => email, width: "wide" },
    {
      id: "state",
      name: t("mails.state"),
      cell: (recipient) => <MailState recipient={recipient} />,
    },
    {
      id: "attempts",
      name: t("mails.attempts"),
      cell: ({ attempts }) => number(attempts),
      isNumber: true,
    },
    {
      id: "deliveredAt",
      name: t("mails.deliveredAt"),
      cell: ({ deliveredAt }) => (deliveredAt === undefined ? "–" : instant(deliveredAt)),
    },
  ];
  return (
    <DataTable
      label={t("mails.recipients")}
      columns={columns}
      rows={recipients}
      rowKey={({ email }) => email}
    />
  );
}

interface MailStateProps {
  readonly recipient: {
    readonly state: Recipient["state"];
    readonly failure?: string | null | undefined;
  };
}

/** The state of a mail, and why it failed. */
export function MailState({ recipient: { failure, state } }: MailStateProps) {
  const { t } = useTranslation();
  const shared = useSharedStyles();
  return (
    <span className={shared.tight}>
      <span>
        <Badge appearance="tint" color={colors[state]}>
          {t(`mails.states.${state}`)}
        </Badge>
      </span>
      {typeof failure === "string" && (
        <Text size={200} lang="en" className={shared.muted}>
          {failure}
        </Text>
      )}
    </span>
  );
}
