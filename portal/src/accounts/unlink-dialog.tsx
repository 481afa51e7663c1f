import { Text } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";

import type { SendOnce } from "../api/send-once.ts";
import { ActionDialog } from "../ui/action-dialog.tsx";
import { ProblemMessage } from "../ui/problem-message.tsx";
import type { LinkedAccount } from "./queries.ts";

interface UnlinkDialogProps {
  readonly account: LinkedAccount["account"];
  readonly unlinking: SendOnce<LinkedAccount["account"]>;
  readonly onClose: () => void;
}

/** Says what unlinking means, and what it does not. */
export function UnlinkDialog({ account, onClose, unlinking }: UnlinkDialogProps) {
  const { t } = useTranslation();
  const unlink = (): void => {
    unlinking.send(account);
  };
  return (
    <ActionDialog
      title={t("accounts.dialogTitle")}
      actions={[{ label: t("accounts.unlink"), isPossible: !unlinking.isPending, onAct: unlink }]}
      isSending={unlinking.isPending}
      onClose={onClose}
    >
      <Text weight="semibold">{account.id}</Text>
      <Text>{t("accounts.effect")}</Text>
      <Text>{t("accounts.notEnough")}</Text>
      {unlinking.error && <ProblemMessage error={unlinking.error} onRetry={unlink} />}
    </ActionDialog>
  );
}
