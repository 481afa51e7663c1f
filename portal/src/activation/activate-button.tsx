import { Button, Tooltip } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";

import type { Benefit } from "../api/queries.ts";
import { OpenerButton } from "../ui/opener-button.tsx";

interface ActivateButtonProps {
  readonly benefit: Benefit;
  readonly onOpen: () => void;
}

/** Whether there is a button for a benefit. */
export const hasActivateButton = ({ canActivate, canActivateReason, state }: Benefit): boolean =>
  canActivate || state === "Activating" || canActivateReason === "ROLE_NOT_ALLOWED";

/** Dimmed, with the reason, for people who may not activate (F51, F52). */
export function ActivateButton({ benefit, onOpen }: ActivateButtonProps) {
  const { t } = useTranslation();
  const { canActivateReason, kind, state } = benefit;
  // The buttons of several benefits look the same.
  const name = t("activation.title", { benefit: t(`kinds.${kind}`) });
  if (state === "Activating") {
    return (
      <OpenerButton size="small" onClick={onOpen}>
        {t("activation.showProgress")}
      </OpenerButton>
    );
  }
  if (!hasActivateButton(benefit)) return null;
  if (canActivateReason === "ROLE_NOT_ALLOWED") {
    return (
      <Tooltip relationship="description" content={t("benefits.findAdmin")}>
        <Button size="small" disabledFocusable aria-label={name}>
          {t("activation.activate")}
        </Button>
      </Tooltip>
    );
  }
  return (
    <OpenerButton size="small" appearance="primary" aria-label={name} onClick={onOpen}>
      {t("activation.activate")}
    </OpenerButton>
  );
}
