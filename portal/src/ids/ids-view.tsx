import { MessageBar, MessageBarBody } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";

import { hasEnded, hasIds, type Offer } from "../api/queries.ts";
import { Mails } from "../mails/mails.tsx";
import { Replacements } from "../replacement/replacements.tsx";
import { isAdmin, useSession } from "../sign-in/session.ts";
import { Section } from "../ui/section.tsx";
import { useSharedStyles } from "../ui/styles.ts";
import { MaskedIds } from "./ids.tsx";

/** The IDs of an offer, who got them by mail, and how they are replaced. */
export default function IdsView({ offer }: { readonly offer: Offer }) {
  const { t } = useTranslation();
  const shared = useSharedStyles();
  const session = useSession();
  const { offerId, partnerId } = offer;
  const path = { partnerId, offerId };
  const canUse = hasIds(offer);
  return (
    <div className={shared.stack}>
      <Section title={t("ids.title")} about={t("ids.about")}>
        {canUse ? <MaskedIds path={path} /> : <NoIds offer={offer} />}
      </Section>
      <Mails path={path} canSend={canUse} />
      {isAdmin(session) && !hasEnded(offer) && <Replacements path={path} canReplace={canUse} />}
    </div>
  );
}

/** Why there are no IDs to show. */
export function NoIds({ offer }: { readonly offer: Offer }) {
  const { t } = useTranslation();
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody>{t(hasEnded(offer) ? "ids.ended" : "ids.none")}</MessageBarBody>
    </MessageBar>
  );
}
