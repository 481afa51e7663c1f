import { Text } from "@fluentui/react-components";
import { MailRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { OfferPath } from "../api/queries.ts";
import { useFormats } from "../i18n/format.ts";
import { isAdmin, useSession } from "../sign-in/session.ts";
import { ListSkeleton } from "../ui/list-skeleton.tsx";
import { LoadMore } from "../ui/load-more.tsx";
import { OpenerButton } from "../ui/opener-button.tsx";
import { ProblemMessage } from "../ui/problem-message.tsx";
import { Section } from "../ui/section.tsx";
import { useSharedStyles } from "../ui/styles.ts";
import { EmailDialog } from "./email-dialog.tsx";
import { useDistributions, useEmailIds, type Distribution, type Recipient } from "./queries.ts";
import { RecipientTable } from "./recipient-table.tsx";

/** Mails that were not delivered, so that one may want to send them again. */
const lost: ReadonlySet<Recipient["state"]> = new Set([
  "Bounced",
  "Suppressed",
  "DeadLettered",
  "Cancelled",
  "Skipped",
]);

interface MailsProps {
  readonly path: OfferPath;
  /** False while there are no IDs to send. */
  readonly canSend: boolean;
}

/** The mails with the IDs, and a way to send more and to send again. */
export function Mails({ canSend, path }: MailsProps) {
  const { t } = useTranslation();
  const shared = useSharedStyles();
  const maySend = isAdmin(useSession()) && canSend;
  const list = useDistributions(path);
  const [addresses, setAddresses] = useState<readonly string[]>();
  const close = (): void => {
    setAddresses(undefined);
  };
  const sending = useEmailIds(path, close);
  const write = (to: readonly string[]): void => {
    sending.reset();
    setAddresses(to);
  };
  return (
    <Section
      title={t("mails.title")}
      about={t("mails.about")}
      actions={
        maySend && (
          <OpenerButton
            icon={<MailRegular />}
            onClick={() => {
              write([]);
            }}
          >
            {t("mails.open")}
          </OpenerButton>
        )
      }
    >
      {list.error && <ProblemMessage error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <ListSkeleton rows={2} />}
      {list.items?.length === 0 && <Text className={shared.muted}>{t("mails.none")}</Text>}
      {list.items?.map((each) => (
        <Sent
          key={each.distributionId}
          distribution={each}
          onResend={maySend ? write : undefined}
        />
      ))}
      <LoadMore list={list} />
      {addresses && <EmailDialog addresses={addresses} sending={sending} onClose={close} />}
    </Section>
  );
}

interface SentProps {
  readonly distribution: Distribution;
  readonly onResend: ((addresses: readonly string[]) => void) | undefined;
}

function Sent({ distribution, onResend }: SentProps) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const shared = useSharedStyles();
  const { failed, recipients, sent, total } = distribution;
  const again = recipients.filter(({ state }) => lost.has(state)).map(({ email }) => email);
  const counts = { total: number(total), sent: number(sent), failed: number(failed) };
  return (
    <article className={shared.tight} aria-label={t("mails.counts", counts)}>
      <div className={shared.spread}>
        <Text weight="semibold">{t("mails.counts", counts)}</Text>
        {onResend && again.length > 0 && (
          <OpenerButton
            size="small"
            onClick={() => {
              onResend(again);
            }}
          >
            {t("mails.resend", { count: again.length, recipients: number(again.length) })}
          </OpenerButton>
        )}
      </div>
      <RecipientTable recipients={recipients} />
    </article>
  );
}
