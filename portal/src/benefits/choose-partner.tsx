import { Button, Field, Input, Text, Title2 } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";

import { useSharedStyles } from "../ui/styles.ts";
import { useTitle } from "../ui/title.ts";

/** Where neither the address nor the deployment names a partner. */
export default function ChoosePartner() {
  const { t } = useTranslation();
  const shared = useSharedStyles();
  useTitle(t("choosePartner.title"));
  const [, go] = useLocation();
  const [partnerId, setPartnerId] = useState("");
  return (
    <form
      className={`${shared.card} ${shared.stack}`}
      onSubmit={(event) => {
        event.preventDefault();
        if (partnerId.trim() !== "") go(`/partners/${encodeURIComponent(partnerId.trim())}`);
      }}
    >
      <Title2 as="h1" className={shared.heading}>
        {t("choosePartner.title")}
      </Title2>
      <Text>{t("choosePartner.hint")}</Text>
      <Field label={t("choosePartner.partnerId")}>
        <Input
          value={partnerId}
          onChange={(_, { value }) => {
            setPartnerId(value);
          }}
        />
      </Field>
      <div className={shared.row}>
        <Button type="submit" appearance="primary">
          {t("choosePartner.open")}
        </Button>
      </div>
    </form>
  );
}
