import { Field, Input, Select, Textarea } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";

import type { BenefitKind } from "../api/queries.ts";

const kinds: readonly BenefitKind[] = ["PartnerCloudSupport", "PartnerOnPremisesSupport"];

/** What somebody has typed. */
export interface AdjustmentForm {
  readonly offerId: string;
  readonly kind: string;
  readonly delta: string;
  readonly reason: string;
  readonly term: string;
}

interface FieldsProps {
  readonly form: AdjustmentForm;
  readonly onChange: (more: Partial<AdjustmentForm>) => void;
}

export function AdjustmentFields({ form, onChange }: FieldsProps) {
  const { t } = useTranslation();
  const input = (name: "offerId" | "delta" | "term", isNumber: boolean) => (
    <Input
      type={isNumber ? "number" : "text"}
      value={form[name]}
      onChange={(_, { value }) => {
        onChange({ [name]: value });
      }}
    />
  );
  return (
    <>
      <Field required label={t("operators.adjustments.offer")}>
        {input("offerId", false)}
      </Field>
      <Field required label={t("grid.benefit")}>
        <Select
          value={form.kind}
          onChange={(_, { value }) => {
            onChange({ kind: value });
          }}
        >
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`kinds.${kind}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field
        required
        label={t("operators.adjustments.delta")}
        hint={t("operators.adjustments.deltaHint")}
      >
        {input("delta", true)}
      </Field>
      <Field
        required
        label={t("operators.adjustments.reason")}
        hint={t("operators.adjustments.reasonHint")}
      >
        <Textarea
          value={form.reason}
          maxLength={500}
          onChange={(_, { value }) => {
            onChange({ reason: value });
          }}
        />
      </Field>
      <Field label={t("operators.adjustments.term")} hint={t("operators.adjustments.termHint")}>
        {input("term", true)}
      </Field>
    </>
  );
}
