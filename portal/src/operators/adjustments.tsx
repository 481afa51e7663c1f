import { Button, MessageBar, MessageBarBody } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { useFormats } from "../i18n/format.ts";
import { ProblemMessage } from "../ui/problem-message.tsx";
import { Section } from "../ui/section.tsx";
import { useSharedStyles } from "../ui/styles.ts";
import { AdjustmentFields, type AdjustmentForm } from "./adjustment-fields.tsx";
import { useAdjustment } from "./queries.ts";

const empty: AdjustmentForm = {
  offerId: "",
  kind: "PartnerCloudSupport",
  delta: "",
  reason: "",
  term: "",
};

const isWhole = (text: string): boolean => /^-?\d+$/.test(text.trim());

const isComplete = ({ delta, offerId, reason, term }: AdjustmentForm): boolean =>
  offerId.trim() !== "" &&
  reason.trim() !== "" &&
  isWhole(delta) &&
  Number(delta) !== 0 &&
  (term.trim() === "" || isWhole(term));

/** Corrects what a term grants, with a reason that the partner reads (A40). */
export function Adjustments() {
  const { t } = useTranslation();
  const { number } = useFormats();
  const shared = useSharedStyles();
  const adjustment = useAdjustment();
  const [form, setForm] = useState(empty);
  const change = (more: Partial<AdjustmentForm>): void => {
    setForm({ ...form, ...more });
    adjustment.reset();
  };
  const send = (): void => {
    if (!isComplete(form) || adjustment.isPending) return;
    const { delta, kind, offerId, reason, term } = form;
    adjustment.send({
      offerId: offerId.trim(),
      body: {
        kind,
        delta: Number(delta),
        reason: reason.trim(),
        term: term.trim() === "" ? null : Number(term),
      },
    });
  };
  return (
    <Section title={t("operators.adjustments.title")} about={t("operators.adjustments.about")}>
      <form
        className={shared.stack}
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <AdjustmentFields form={form} onChange={change} />
        {adjustment.error && <ProblemMessage error={adjustment.error} />}
        {adjustment.data && (
          <MessageBar intent="success" layout="multiline">
            <MessageBarBody>
              {t("operators.adjustments.done", {
                seq: number(adjustment.data.entry.seq),
                benefit: t(`kinds.${adjustment.data.entry.kind}`),
                remaining: number(adjustment.data.entry.remainingAfter ?? 0),
              })}
            </MessageBarBody>
          </MessageBar>
        )}
        <div>
          <Button
            type="submit"
            appearance="primary"
            disabledFocusable={
              !isComplete(form) || adjustment.isPending || adjustment.data !== undefined
            }
          >
            {t("operators.adjustments.send")}
          </Button>
        </div>
      </form>
    </Section>
  );
}
