import { Button, Field, Input } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";

import { useFormats } from "../i18n/format.ts";
import { MailState } from "../mails/recipient-table.tsx";
import type { Column } from "../ui/data-table.tsx";
import { ListTable } from "../ui/list-table.tsx";
import { Section } from "../ui/section.tsx";
import { useSharedStyles } from "../ui/styles.ts";
import { useMailFailures, type MailFailure } from "./queries.ts";

interface MailFailuresProps {
  /** The offer in the address, whose e-mails are shown. */
  readonly offerId: string | undefined;
}

/** The e-mails of an offer that did not arrive, for an alert that names the offer. */
export function MailFailures({ offerId }: MailFailuresProps) {
  const { t } = useTranslation();
  const shared = useSharedStyles();
  const [, go] = useLocation();
  const [typed, setTyped] = useState(offerId ?? "");
  return (
    <Section title={t("operators.mail.failures")} about={t("operators.mail.failuresAbout")}>
      <form
        className={shared.row}
        style={{ alignItems: "flex-end" }}
        onSubmit={(event) => {
          event.preventDefault();
          if (typed.trim() !== "") go(`/operators/mail/${encodeURIComponent(typed.trim())}`);
        }}
      >
        <Field label={t("operators.mail.offer")}>
          <Input
            value={typed}
            onChange={(_, { value }) => {
              setTyped(value);
            }}
          />
        </Field>
        <Button type="submit">{t("operators.mail.show")}</Button>
      </form>
      {offerId !== undefined && <Failures key={offerId} offerId={offerId} />}
    </Section>
  );
}

function Failures({ offerId }: { readonly offerId: string }) {
  const { t } = useTranslation();
  const { instant, number } = useFormats();
  const columns: readonly Column<MailFailure>[] = [
    {
      id: "requestedAt",
      name: t("operators.mail.requestedAt"),
      cell: ({ requestedAt }) => instant(requestedAt),
    },
    {
      id: "letter",
      name: t("operators.mail.letter"),
      cell: ({ letter }) => t(`operators.mail.letters.${letter}`),
    },
    { id: "email", name: t("mails.email"), cell: ({ email }) => email, width: "wide" },
    {
      id: "state",
      name: t("mails.state"),
      cell: (mail) => <MailState recipient={mail} />,
      width: "wide",
    },
    {
      id: "attempts",
      name: t("mails.attempts"),
      cell: ({ attempts }) => number(attempts),
      isNumber: true,
      width: "narrow",
    },
  ];
  return (
    <ListTable
      label={t("operators.mail.failures")}
      list={useMailFailures(offerId)}
      columns={columns}
      rowKey={({ distributionId, email }) => `${distributionId} ${email}`}
      none={t("operators.mail.noFailures")}
    />
  );
}
