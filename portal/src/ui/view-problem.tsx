import { Title2 } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { ProblemMessage } from "./problem-message.tsx";
import { useSharedStyles } from "./styles.ts";

interface ViewProblemProps {
  readonly error: unknown;
  readonly onRetry: () => void;
  /** A link to a view that can be shown. */
  readonly back?: ReactNode;
}

/** What is shown instead of a view: why, and what to do. */
export function ViewProblem({ back, error, onRetry }: ViewProblemProps) {
  const { t } = useTranslation();
  const shared = useSharedStyles();
  return (
    <div className={shared.stack}>
      {back}
      <Title2 as="h1" className={shared.heading}>
        {t("problem.view")}
      </Title2>
      <ProblemMessage error={error} onRetry={onRetry} />
    </div>
  );
}
