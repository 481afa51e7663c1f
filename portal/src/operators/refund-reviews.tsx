import { Badge } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useFormats } from "../i18n/format.ts";
import type { Column } from "../ui/data-table.tsx";
import { ListTable } from "../ui/list-table.tsx";
import { OpenerButton } from "../ui/opener-button.tsx";
import { Section } from "../ui/section.tsx";
import { useReviews, type RefundReview } from "./review-queries.ts";
import { ReviewDialog } from "./review-dialog.tsx";

/** A refund that waits for longer is marked. The service raises an alert by a setting of its own. */
const longDays = 7;

/** The refunds that wait for a decision, oldest first (A7). */
export function RefundReviews() {
  const { t } = useTranslation();
  const { instant, number } = useFormats();
  const [chosen, setChosen] = useState<RefundReview>();
  const columns: readonly Column<RefundReview>[] = [
    {
      id: "closedAt",
      name: t("operators.refunds.closedAt"),
      cell: ({ closedAt }) => instant(closedAt),
    },
    {
      id: "age",
      name: t("operators.refunds.age"),
      cell: ({ ageDays }) => (
        <Badge appearance="tint" color={ageDays > longDays ? "warning" : "informative"}>
          {t("operators.refunds.days", { count: ageDays, days: number(ageDays) })}
        </Badge>
      ),
    },
    {
      id: "requestType",
      name: t("operators.refunds.requestType"),
      cell: ({ requestType }) => t(`requestTypes.${requestType}`),
    },
    { id: "plan", name: t("operators.refunds.plan"), cell: ({ planId }) => planId, width: "wide" },
    {
      id: "decide",
      name: t("operators.refunds.decision"),
      cell: (review) => (
        <OpenerButton
          aria-label={`${t("operators.refunds.open")}: ${t(`requestTypes.${review.requestType}`)}, ${instant(review.closedAt)}`}
          onClick={() => {
            setChosen(review);
          }}
        >
          {t("operators.refunds.open")}
        </OpenerButton>
      ),
    },
  ];
  return (
    <Section title={t("operators.refunds.title")} about={t("operators.refunds.about")}>
      <ListTable
        label={t("operators.refunds.title")}
        list={useReviews()}
        columns={columns}
        rowKey={({ incidentId }) => incidentId}
        none={t("operators.refunds.none")}
      />
      {chosen && (
        <ReviewDialog
          key={chosen.incidentId}
          review={chosen}
          onClose={() => {
            setChosen(undefined);
          }}
        />
      )}
    </Section>
  );
}
