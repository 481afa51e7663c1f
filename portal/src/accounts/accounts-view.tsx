import { Badge } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import type { Offer } from "../api/queries.ts";
import { useFormats } from "../i18n/format.ts";
import type { Column } from "../ui/data-table.tsx";
import { ListTable } from "../ui/list-table.tsx";
import { OpenerButton } from "../ui/opener-button.tsx";
import { Section } from "../ui/section.tsx";
import { useLinks, useUnlink, type LinkedAccount } from "./queries.ts";
import { UnlinkDialog } from "./unlink-dialog.tsx";

/** The accounts that have linked the offer. For admins (A41). */
export default function AccountsView({ offer }: { readonly offer: Offer }) {
  const { t } = useTranslation();
  const { offerId, partnerId } = offer;
  const path = { partnerId, offerId };
  const [leaver, setLeaver] = useState<LinkedAccount>();
  const close = (): void => {
    setLeaver(undefined);
  };
  const unlinking = useUnlink(path, close);
  const ask = (link: LinkedAccount): void => {
    unlinking.reset();
    setLeaver(link);
  };
  return (
    <Section title={t("accounts.title")} about={t("accounts.about")}>
      <ListTable
        label={t("accounts.title")}
        list={useLinks(path)}
        columns={useColumns(ask)}
        rowKey={({ account: { id, type } }) => `${type}/${id}`}
        none={t("accounts.none")}
      />
      {leaver && <UnlinkDialog account={leaver.account} unlinking={unlinking} onClose={close} />}
    </Section>
  );
}

function useColumns(onUnlink: (link: LinkedAccount) => void): readonly Column<LinkedAccount>[] {
  const { t } = useTranslation();
  const { instant, number } = useFormats();
  return [
    {
      id: "account",
      name: t("accounts.account"),
      cell: ({ account: { id, type } }) => `${id} (${t(`accounts.types.${type}`)})`,
      width: "wide",
    },
    { id: "portal", name: t("accounts.portal"), cell: ({ portal }) => t(`portals.${portal}`) },
    { id: "linkedAt", name: t("accounts.linkedAt"), cell: ({ linkedAt }) => instant(linkedAt) },
    {
      id: "lastUsedAt",
      name: t("accounts.lastUsedAt"),
      cell: ({ lastUsedAt }) => (lastUsedAt === null ? "–" : instant(lastUsedAt)),
    },
    {
      id: "used",
      name: t("accounts.used"),
      cell: ({ used }) => number(used),
      isNumber: true,
      width: "narrow",
    },
    {
      id: "state",
      name: t("accounts.state"),
      cell: ({ state }) => (
        <Badge appearance="tint" color={state === "Current" ? "success" : "warning"}>
          {t(`accounts.states.${state}`)}
        </Badge>
      ),
    },
    {
      id: "unlink",
      name: t("accounts.action"),
      cell: (link) => (
        <OpenerButton
          size="small"
          aria-label={t("accounts.unlinkName", { id: link.account.id })}
          onClick={() => {
            onUnlink(link);
          }}
        >
          {t("accounts.unlink")}
        </OpenerButton>
      ),
    },
  ];
}
