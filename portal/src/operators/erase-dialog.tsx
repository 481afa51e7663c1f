import { Field, Input, Select, Text } from "@fluentui/react-components";
import type { Schemas } from "benefits-client";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { SendOnce } from "../api/send-once.ts";
import { addressFault } from "../recipients/address.ts";
import { ActionDialog } from "../ui/action-dialog.tsx";
import { ProblemMessage } from "../ui/problem-message.tsx";

const accountTypes = ["Entra", "Msa", "PartnerCenter"] as const;
type By = "email" | (typeof accountTypes)[number];

interface EraseDialogProps {
  readonly sending: SendOnce<Schemas["EraseData"]>;
  readonly onClose: () => void;
}

/** Asks whose data is erased: the person of an address, or of an account of a portal (A49). */
export function EraseDialog({ onClose, sending }: EraseDialogProps) {
  const { t } = useTranslation();
  const [by, setBy] = useState<By>("email");
  const [typed, setTyped] = useState("");
  const value = typed.trim();
  const fault = by === "email" && value !== "" ? addressFault(value) : undefined;
  const isReady = value !== "" && fault === undefined && !sending.isPending;
  const erase = (): void => {
    if (!isReady) return;
    const person = by === "email" ? { email: value } : { account: { type: by, id: value } };
    sending.send({ person });
  };
  return (
    <ActionDialog
      title={t("operators.erasures.dialogTitle")}
      actions={[{ label: t("operators.erasures.erase"), isPossible: isReady, onAct: erase }]}
      isSending={sending.isPending}
      onClose={onClose}
    >
      <Text>{t("operators.erasures.what")}</Text>
      <Field label={t("operators.erasures.by")}>
        <Select
          value={by}
          onChange={(_, { value: chosen }) => {
            setBy(accountTypes.find((type) => type === chosen) ?? "email");
          }}
        >
          <option value="email">{t("operators.erasures.email")}</option>
          {accountTypes.map((type) => (
            <option key={type} value={type}>
              {`${t("operators.erasures.accountId")} (${t(`accounts.types.${type}`)})`}
            </option>
          ))}
        </Select>
      </Field>
      <Field
        required
        label={t(`operators.erasures.${by === "email" ? "email" : "accountId"}`)}
        {...(fault && { validationMessage: t(`recipients.faults.${fault}`) })}
      >
        <Input
          value={typed}
          spellCheck={false}
          autoComplete="off"
          onChange={(_, { value: text }) => {
            setTyped(text);
          }}
        />
      </Field>
      {sending.error && <ProblemMessage error={sending.error} onRetry={erase} />}
    </ActionDialog>
  );
}
