import { makeStyles, Spinner, Text, tokens } from "@fluentui/react-components";
import { CheckmarkCircleFilled, CircleRegular, DismissCircleFilled } from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";

import { useSharedStyles } from "./styles.ts";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0 },
  step: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    minHeight: "32px",
  },
  icon: { display: "flex", width: "20px", fontSize: "20px" },
  done: { color: tokens.colorStatusSuccessForeground1 },
  failed: { color: tokens.colorStatusDangerForeground1 },
  waiting: { color: tokens.colorNeutralForeground3 },
});

export type StepState = "done" | "running" | "waiting" | "failed";

interface Step {
  readonly name: string;
  readonly state: StepState;
}

interface StepListProps {
  readonly label: string;
  readonly steps: readonly Step[];
}

function Icon({ state }: { readonly state: StepState }) {
  if (state === "done") return <CheckmarkCircleFilled />;
  if (state === "failed") return <DismissCircleFilled />;
  return state === "running" ? <Spinner size="extra-tiny" /> : <CircleRegular />;
}

/** The steps of something that runs by itself. A change is read out. */
export function StepList({ label, steps }: StepListProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const shared = useSharedStyles();
  const now = steps.find(({ state }) => state === "running" || state === "failed") ?? steps.at(-1);
  return (
    <>
      <ol className={styles.list} aria-label={label}>
        {steps.map(({ name, state }) => (
          <li key={name} className={styles.step}>
            <span
              aria-hidden
              className={`${styles.icon} ${state === "running" ? "" : styles[state]}`}
            >
              <Icon state={state} />
            </span>
            <Text weight={state === "running" ? "semibold" : "regular"}>{name}</Text>
            <span className={shared.unseen}>{t(`steps.${state}`)}</span>
          </li>
        ))}
      </ol>
      <span role="status" className={shared.unseen}>
        {now && `${now.name}: ${t(`steps.${now.state}`)}`}
      </span>
    </>
  );
}
