import { Field, Text, Textarea } from "@fluentui/react-components";
import type { Schemas } from "benefits-client";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { SendOnce } from "../api/send-once.ts";
import { areReady, noRecipients, readRecipients } from "../recipients/form.ts";
import { RecipientsField } from "../recipients/recipients-field.tsx";
import { ActionDialog } from "../ui/action-dialog.tsx";
import { ProblemMessage } from "../ui/problem-message.tsx";
import { useSharedStyles } from "../ui/styles.ts";

const effects = ["old", "links", "counts", "mails", "limit"] as const;

interface ReplaceDialogProps {
  readonly sending: SendOnce<Schemas["ReplaceCredentials"]>;
  readonly onClose: () => void;
}

/** Says what a replacement means, and asks why (A41). */
export function ReplaceDialog({ onClose, sending }: ReplaceDialogProps) {
  const { t } = useTranslation();
  const shared = useSharedStyles();
  const [reason, setReason] = useState("");
  const [form, setForm] = useState(noRecipients);
  const recipients = readRecipients(form);
  const isReady = reason.trim() !== "" && areReady(recipients, 0) && !sending.isPending;
  const replace = (): void => {
    if (isReady) sending.send({ reason: reason.trim(), recipients: [...recipients.good] });
  };
  return (
    <ActionDialog
      title={t("replacement.dialogTitle")}
      actions={[{ label: t("replacement.replace"), isPossible: isReady, onAct: replace }]}
      isSending={sending.isPending}
      onClose={onClose}
    >
      <Text>{t("replacement.what")}</Text>
      <ul className={shared.list}>
        {effects.map((effect) => (
          <li key={effect}>{t(`replacement.effects.${effect}`)}</li>
        ))}
      </ul>
      <Field required label={t("replacement.reason")} hint={t("replacement.reasonHint")}>
        <Textarea
          value={reason}
          maxLength={500}
          onChange={(_, { value }) => {
            setReason(value);
          }}
        />
      </Field>
      <RecipientsField form={form} onChange={setForm} />
      {sending.error && <ProblemMessage error={sending.error} onRetry={replace} />}
    </ActionDialog>
  );
}
