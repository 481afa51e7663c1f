import { Button, Text } from "@fluentui/react-components";
import { PersonQuestionMarkRegular } from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";

import type { Problem } from "../api/problem.ts";
import { useSession } from "../sign-in/session.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { useSharedStyles } from "../ui/styles.ts";

/** F47: the account belongs to another tenant. The way out is another account. */
export function WrongAccount({ problem }: { readonly problem: Problem }) {
  const { t } = useTranslation();
  const session = useSession();
  const shared = useSharedStyles();
  const name = session.isSample ? t(`people.${session.name}.name`, session.name) : session.name;
  return (
    <EmptyState
      icon={<PersonQuestionMarkRegular />}
      title={t("wrongAccount.title")}
      actions={
        <Button
          appearance="primary"
          onClick={() => {
            session.signOut();
          }}
        >
          {t("wrongAccount.switch")}
        </Button>
      }
    >
      {t("wrongAccount.about", { name })}{" "}
      <Text block align="center" className={shared.muted}>
        {t("problem.requestId", { id: problem.requestId })}
      </Text>
    </EmptyState>
  );
}
