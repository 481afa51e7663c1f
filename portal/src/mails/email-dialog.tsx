import type { Schemas } from "benefits-client";
import { Text } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { SendOnce } from "../api/send-once.ts";
import { areReady, noRecipients, readRecipients } from "../recipients/form.ts";
import { RecipientsField } from "../recipients/recipients-field.tsx";
import { ActionDialog } from "../ui/action-dialog.tsx";
import { ProblemMessage } from "../ui/problem-message.tsx";

interface EmailDialogProps {
  /** Addresses to begin with. */
  readonly addresses: readonly string[];
  readonly sending: SendOnce<Schemas["CreateDistribution"]>;
  readonly onClose: () => void;
}

/** E-mails the IDs to people (A26). */
export function EmailDialog({ addresses, onClose, sending }: EmailDialogProps) {
  const { t } = useTranslation();
  const [form, setForm] = useState({ ...noRecipients, text: addresses.join("\n") });
  const recipients = readRecipients(form);
  const isReady = areReady(recipients, 1) && !sending.isPending;
  const send = (): void => {
    if (isReady) sending.send({ recipients: [...recipients.good] });
  };
  return (
    <ActionDialog
      title={t("mails.dialogTitle")}
      actions={[{ label: t("mails.send"), isPossible: isReady, onAct: send }]}
      isSending={sending.isPending}
      onClose={onClose}
    >
      <Text>{t("mails.what")}</Text>
      <RecipientsField isRequired form={form} onChange={setForm} />
      {sending.error && <ProblemMessage error={sending.error} onRetry={send} />}
    </ActionDialog>
  );
}
