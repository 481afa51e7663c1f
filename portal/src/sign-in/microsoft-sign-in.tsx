import { Button, MessageBar, MessageBarBody, Spinner } from "@fluentui/react-components";
import { PersonKeyRegular } from "@fluentui/react-icons";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

import type { SignIn } from "../config.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { useTitle } from "../ui/title.ts";
import type { SignInProps } from "./gate.tsx";
import { openMicrosoft } from "./microsoft.ts";

interface Props extends SignInProps {
  readonly settings: Extract<SignIn, { readonly mode: "microsoft" }>;
}

type Opened = Awaited<ReturnType<typeof openMicrosoft>>;

export default function MicrosoftSignIn({ onSession, settings }: Props) {
  const { t } = useTranslation();
  useTitle();
  const [opened, setOpened] = useState<Opened | "failed">();
  useEffect(() => {
    openMicrosoft(settings).then(
      (found) => {
        if (found.session) onSession(found.session);
        else setOpened(found);
      },
      () => {
        setOpened("failed");
      },
    );
  }, [settings, onSession]);
  if (opened === undefined) return <Spinner label={t("loading")} />;
  if (opened === "failed") {
    return (
      <MessageBar intent="error">
        <MessageBarBody>{t("signIn.failed")}</MessageBarBody>
      </MessageBar>
    );
  }
  const signIn = (): void => {
    opened.signIn().catch(() => {
      setOpened("failed");
    });
  };
  return (
    <EmptyState
      icon={<PersonKeyRegular />}
      title={t("title")}
      actions={
        <Button appearance="primary" size="large" onClick={signIn}>
          {t("signIn.microsoft")}
        </Button>
      }
    >
      {t("signIn.microsoftHint")}
    </EmptyState>
  );
}
