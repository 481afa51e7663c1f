import { Button } from "@fluentui/react-components";
import type { UseMutationResult } from "@tanstack/react-query";

interface StartButtonProps<Started> {
  readonly label: string;
  readonly start: Pick<UseMutationResult<Started, Error, void>, "isPending" | "mutate">;
  readonly onStarted?: (started: Started) => void;
}

/** Starts a run. A second click while the first is sent does nothing. */
export function StartButton<Started>({ label, onStarted, start }: StartButtonProps<Started>) {
  const { isPending, mutate } = start;
  return (
    <Button
      appearance="primary"
      disabledFocusable={isPending}
      onClick={() => {
        if (!isPending) mutate(undefined, { onSuccess: (started) => onStarted?.(started) });
      }}
    >
      {label}
    </Button>
  );
}
