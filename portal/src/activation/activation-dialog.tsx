import { Text } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Benefit } from "../api/queries.ts";
import { areReady, noRecipients, readRecipients } from "../recipients/form.ts";
import { RecipientsField } from "../recipients/recipients-field.tsx";
import { ActionDialog } from "../ui/action-dialog.tsx";
import { ProblemMessage } from "../ui/problem-message.tsx";
import { ActivationProgress } from "./activation-progress.tsx";
import { useActivate, type BenefitPath } from "./queries.ts";

interface ActivationDialogProps {
  readonly partnerId: string;
  readonly benefit: Benefit;
  readonly onClose: () => void;
}

/** Activates a benefit and shows how it goes on, also if it was activated before. */
export default function ActivationDialog({ benefit, onClose, partnerId }: ActivationDialogProps) {
  const { kind, offerId } = benefit;
  const path: BenefitPath = { partnerId, offerId, kind };
  const [isRequested, setRequested] = useState(!benefit.canActivate);
  const props = { path, onClose };
  return isRequested ? (
    <Progress {...props} />
  ) : (
    <Request
      {...props}
      onRequested={() => {
        setRequested(true);
      }}
    />
  );
}

interface StageProps {
  readonly path: BenefitPath;
  readonly onClose: () => void;
}

function Progress({ onClose, path }: StageProps) {
  const { t } = useTranslation();
  return (
    <ActionDialog
      title={t("activation.progressTitle", { benefit: t(`kinds.${path.kind}`) })}
      onClose={onClose}
    >
      <ActivationProgress path={path} />
    </ActionDialog>
  );
}

interface RequestProps extends StageProps {
  readonly onRequested: () => void;
}

function Request({ onClose, onRequested, path }: RequestProps) {
  const { t } = useTranslation();
  const activating = useActivate(path, onRequested);
  const [form, setForm] = useState(noRecipients);
  const recipients = readRecipients(form);
  const isReady = areReady(recipients, 0) && !activating.isPending;
  const activate = (): void => {
    if (isReady) activating.send({ recipients: [...recipients.good] });
  };
  return (
    <ActionDialog
      title={t("activation.title", { benefit: t(`kinds.${path.kind}`) })}
      actions={[{ label: t("activation.activate"), isPossible: isReady, onAct: activate }]}
      isSending={activating.isPending}
      onClose={onClose}
    >
      <Text>{t("activation.what")}</Text>
      <RecipientsField form={form} onChange={setForm} />
      {activating.error && <ProblemMessage error={activating.error} onRetry={activate} />}
    </ActionDialog>
  );
}
