import { Text } from "@fluentui/react-components";
import type { Schemas } from "benefits-client";
import { useTranslation } from "react-i18next";

import { useFormats } from "../i18n/format.ts";
import { ActionDialog } from "../ui/action-dialog.tsx";
import { Facts } from "../ui/facts.tsx";
import { ListSkeleton } from "../ui/list-skeleton.tsx";
import { ProblemMessage } from "../ui/problem-message.tsx";
import { useDecision, useIncident, type RefundReview } from "./review-queries.ts";

interface ReviewDialogProps {
  readonly review: RefundReview;
  readonly onClose: () => void;
}

/** Shows the incident of a review, and decides it once and for all. */
export function ReviewDialog({ onClose, review }: ReviewDialogProps) {
  const { t } = useTranslation();
  const incident = useIncident(review.incidentId);
  const decision = useDecision(review.incidentId, onClose);
  return (
    <ActionDialog
      title={t("operators.refunds.dialogTitle")}
      actions={[
        {
          label: t("operators.refunds.approve"),
          isPossible: !decision.isPending,
          onAct: () => {
            decision.send("Approved");
          },
        },
        {
          label: t("operators.refunds.deny"),
          isPossible: !decision.isPending,
          onAct: () => {
            decision.send("Denied");
          },
        },
      ]}
      isSending={decision.isPending}
      onClose={onClose}
    >
      {incident.data && <IncidentFacts incident={incident.data} />}
      {incident.isPending && <ListSkeleton rows={2} />}
      {incident.error && (
        <ProblemMessage error={incident.error} onRetry={() => void incident.refetch()} />
      )}
      <Text>{t("operators.refunds.final")}</Text>
      {decision.error && <ProblemMessage error={decision.error} />}
    </ActionDialog>
  );
}

function IncidentFacts({ incident }: { readonly incident: Schemas["Incident"] }) {
  const { t } = useTranslation();
  const { instant, number } = useFormats();
  const { createdAt, kind, portal, product, requestType, resolution, term, title, version } =
    incident;
  return (
    <Facts
      facts={[
        { name: t("operators.refunds.incidentTitle"), value: title },
        { name: t("operators.refunds.requestType"), value: t(`requestTypes.${requestType}`) },
        {
          name: t("operators.refunds.resolution"),
          value: resolution === null ? "–" : t(`resolutions.${resolution}`),
        },
        {
          name: t("operators.refunds.product"),
          value: version === null ? product : `${product} ${version}`,
        },
        { name: t("grid.benefit"), value: kind === null ? "–" : t(`kinds.${kind}`) },
        { name: t("operators.refunds.portal"), value: t(`portals.${portal}`) },
        { name: t("operators.refunds.createdAt"), value: instant(createdAt) },
        { name: t("operators.refunds.term"), value: term === null ? "–" : number(term) },
      ]}
    />
  );
}
