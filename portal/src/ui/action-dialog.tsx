import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  ProgressBar,
} from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { useSharedStyles } from "./styles.ts";

interface Action {
  readonly label: string;
  /** False while something is missing. The button stays in the order of the keyboard. */
  readonly isPossible: boolean;
  readonly onAct: () => void;
}

interface ActionDialogProps {
  readonly title: string;
  readonly children: ReactNode;
  /** What can be done, the usual first. Without one the dialog only shows something. */
  readonly actions?: readonly Action[];
  /** An action is being sent. */
  readonly isSending?: boolean;
  readonly onClose: () => void;
}

/** A dialog over the page. */
export function ActionDialog({
  actions = [],
  children,
  isSending = false,
  onClose,
  title,
}: ActionDialogProps) {
  const { t } = useTranslation();
  const shared = useSharedStyles();
  return (
    <Dialog
      open
      onOpenChange={(_, { open }) => {
        if (!open) onClose();
      }}
    >
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent className={shared.stack}>
            {children}
            {isSending && <ProgressBar aria-label={t("sending")} />}
          </DialogContent>
          <DialogActions fluid>
            {actions.map(({ isPossible, label, onAct }, index) => (
              <Button
                key={label}
                appearance={index === 0 ? "primary" : "secondary"}
                disabledFocusable={!isPossible}
                onClick={onAct}
              >
                {label}
              </Button>
            ))}
            <Button appearance={actions.length > 0 ? "secondary" : "primary"} onClick={onClose}>
              {t(actions.length > 0 ? "cancel" : "close")}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
