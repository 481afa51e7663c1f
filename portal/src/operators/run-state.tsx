import { Badge, ProgressBar } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";

import { useSharedStyles } from "../ui/styles.ts";
import type { Sweep } from "./queries.ts";

const colors = {
  Running: "brand",
  Completed: "success",
  Failed: "danger",
  Missed: "warning",
} as const;

/** The state of a run; while it runs, also that it goes on. */
export function RunState({ state }: Pick<Sweep, "state">) {
  const { t } = useTranslation();
  const shared = useSharedStyles();
  const name = t(`operators.runs.states.${state}`);
  return (
    <div className={shared.tight}>
      <Badge appearance="tint" color={colors[state]}>
        {name}
      </Badge>
      {state === "Running" && <ProgressBar aria-label={name} />}
    </div>
  );
}
