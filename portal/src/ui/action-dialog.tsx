import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
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
  /** What the dialog does. Without one it only shows something. */
  readonly action?: Action | undefined;
  readonly onClose: () => void;
}

/** A dialog over the page, with at most one thing to do. */
export function ActionDialog({ action, children, onClose, title }: ActionDialogProps) {
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
          <DialogContent className={shared.stack}>{children}</DialogContent>
          <DialogActions fluid>
            {action && (
              <Button
                appearance="primary"
                disabledFocusable={!action.isPossible}
                onClick={action.onAct}
              >
                {action.label}
              </Button>
            )}
            <Button appearance={action ? "secondary" : "primary"} onClick={onClose}>
              {t(action ? "cancel" : "close")}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
