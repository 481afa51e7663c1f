import { Button } from "@fluentui/react-components";

import type { SendOnce } from "../api/send-once.ts";

interface StartButtonProps {
  readonly label: string;
  readonly start: Pick<SendOnce<null>, "isPending" | "send">;
}

/** Starts a run. A second click while the first is sent does nothing. */
export function StartButton({ label, start }: StartButtonProps) {
  return (
    <Button
      appearance="primary"
      disabledFocusable={start.isPending}
      onClick={() => {
        start.send(null);
      }}
    >
      {label}
    </Button>
  );
}
