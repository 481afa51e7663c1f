import { Field, Select, Text, Textarea } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";

import { useFormats } from "../i18n/format.ts";
import { useSharedStyles } from "../ui/styles.ts";
import { languages } from "../i18n/index.ts";
import { languageNames } from "../ui/settings-menu.tsx";
import { mostRecipients, readRecipients, type RecipientsForm } from "./form.ts";

interface RecipientsFieldProps {
  readonly form: RecipientsForm;
  readonly onChange: (form: RecipientsForm) => void;
  readonly isRequired?: boolean;
}

/** Many addresses at once, with what is wrong with each, and the language of their mails. */
export function RecipientsField({ form, isRequired = false, onChange }: RecipientsFieldProps) {
  const { t } = useTranslation();
  const shared = useSharedStyles();
  return (
    <div className={shared.tight}>
      <Field
        required={isRequired}
        label={t(isRequired ? "recipients.label" : "recipients.optional")}
        hint={t("recipients.hint")}
      >
        <Textarea
          value={form.text}
          rows={4}
          resize="vertical"
          spellCheck={false}
          onChange={(_, { value }) => {
            onChange({ ...form, text: value });
          }}
        />
      </Field>
      <Checked form={form} />
      <Field label={t("recipients.language")}>
        <Select
          value={form.locale}
          onChange={(_, { value }) => {
            onChange({ ...form, locale: value });
          }}
        >
          <option value="">{t("recipients.partnersLanguage")}</option>
          {languages.map((language) => (
            <option key={language} value={language} lang={language}>
              {languageNames[language]}
            </option>
          ))}
        </Select>
      </Field>
    </div>
  );
}

function Checked({ form }: { readonly form: RecipientsForm }) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const shared = useSharedStyles();
  const { faulty, good } = readRecipients(form);
  const count = good.length;
  return (
    <div role="status" className={shared.tight}>
      {count > 0 && (
        <Text className={shared.muted}>
          {t("recipients.count", { count, recipients: number(count) })}
        </Text>
      )}
      {count > mostRecipients && (
        <Text className={shared.danger}>
          {t("recipients.tooMany", { most: number(mostRecipients) })}
        </Text>
      )}
      {faulty.length > 0 && (
        <ul className={shared.list}>
          {faulty.map(({ email, fault }) => (
            <li key={email} className={shared.danger}>
              <strong>{email}</strong>: {t(`recipients.faults.${fault}`)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
