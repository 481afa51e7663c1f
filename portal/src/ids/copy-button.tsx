import { Button } from "@fluentui/react-components";
import { CheckmarkRegular, CopyRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";

interface CopyButtonProps {
  readonly name: string;
  readonly value: string;
}

type State = "copy" | "copied" | "failed";

/** Copies a value, and says whether it did. */
export function CopyButton({ name, value }: CopyButtonProps) {
  const { t } = useTranslation();
  const [state, setState] = useState<State>("copy");
  const copy = (): void => {
    navigator.clipboard.writeText(value).then(
      () => {
        setState("copied");
      },
      () => {
        setState("failed");
      },
    );
  };
  return (
    <Button
      size="small"
      icon={state === "copied" ? <CheckmarkRegular /> : <CopyRegular />}
      aria-label={t(`ids.${state}Name`, { name })}
      onClick={copy}
    >
      <span role="status">{t(`ids.${state}`)}</span>
    </Button>
  );
}
