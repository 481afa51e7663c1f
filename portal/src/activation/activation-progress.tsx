import { MessageBar, MessageBarBody, Text } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";

import type { OfferPath } from "../api/queries.ts";
import { MaskedIds } from "../ids/ids.tsx";
import { useDistribution } from "../mails/queries.ts";
import { RecipientTable } from "../mails/recipient-table.tsx";
import { ListSkeleton } from "../ui/list-skeleton.tsx";
import { ProblemMessage } from "../ui/problem-message.tsx";
import { StepList, type StepState } from "../ui/step-list.tsx";
import { useActivation, type Activation, type BenefitPath } from "./queries.ts";

const order = ["Requested", "IdsIssued", "Notifying"] as const;

/** The step that runs is the one after those that are done. */
function stateOf(step: (typeof order)[number], activation: Activation): StepState {
  const running = { Requested: 1, IdsIssued: 2, Notifying: 2, Completed: 3, Failed: 1 } as const;
  const at = order.indexOf(step) - running[activation.step];
  if (activation.step === "Failed" && at >= 0) return at === 0 ? "failed" : "waiting";
  if (at < 0) return "done";
  return at === 0 ? "running" : "waiting";
}

/** How far an activation is: its steps, its mails, and at the end the IDs. */
export function ActivationProgress({ path }: { readonly path: BenefitPath }) {
  const { t } = useTranslation();
  const { data: activation, error, refetch } = useActivation(path);
  return (
    <>
      {error && <ProblemMessage error={error} onRetry={() => void refetch()} />}
      {activation === undefined
        ? !error && <ListSkeleton rows={3} />
        : [
            <StepList
              key="steps"
              label={t("activation.steps")}
              steps={order.map((step) => ({
                name: t(`activation.step.${step}`),
                state: stateOf(step, activation),
              }))}
            />,
            <Outcome key="outcome" activation={activation} path={path} />,
          ]}
    </>
  );
}

interface OutcomeProps {
  readonly activation: Activation;
  readonly path: OfferPath;
}

function Outcome({ activation: { distribution, state }, path }: OutcomeProps) {
  const { t } = useTranslation();
  return (
    <>
      {state === "ActivationFailed" && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{t("activation.failed")}</MessageBarBody>
        </MessageBar>
      )}
      {distribution && <MailsOf path={path} distributionId={distribution.distributionId} />}
      {state === "Active" && (
        <>
          <Text weight="semibold">{t("activation.ids")}</Text>
          <MaskedIds path={path} />
        </>
      )}
    </>
  );
}

interface MailsOfProps {
  readonly path: OfferPath;
  readonly distributionId: string;
}

/** Each mail of a distribution. */
function MailsOf({ distributionId, path }: MailsOfProps) {
  const { data, error, refetch } = useDistribution(path, distributionId);
  return (
    <>
      {error && <ProblemMessage error={error} onRetry={() => void refetch()} />}
      {data && <RecipientTable recipients={data.recipients} />}
    </>
  );
}
