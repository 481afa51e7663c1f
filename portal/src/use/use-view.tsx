import { Link, makeStyles, Text, tokens } from "@fluentui/react-components";
import type { ParseKeys } from "i18next";
import { useState } from "react";
import { useTranslation } from "react-i18next";

import { hasIds, type BenefitKind, type Offer, type OfferPath } from "../api/queries.ts";
import { Ids } from "../ids/ids.tsx";
import { NoIds } from "../ids/ids-view.tsx";
import { Section } from "../ui/section.tsx";
import { useSharedStyles } from "../ui/styles.ts";

const useStyles = makeStyles({
  steps: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalS,
    margin: 0,
    paddingLeft: tokens.spacingHorizontalXXL,
  },
  ids: { maxWidth: "560px", marginTop: tokens.spacingVerticalS },
});

interface PortalSteps {
  readonly title: ParseKeys;
  readonly kind: BenefitKind;
  readonly steps: readonly ParseKeys[];
  /** The step in which people enter the IDs. */
  readonly entersIds: ParseKeys;
  /** The address that people open in a step. */
  readonly opens?: { readonly step: ParseKeys; readonly address: string };
  readonly hint?: ParseKeys;
}

/** The portals that take the IDs, with the labels that they show (F68–F75, F87–F97, F110–F117). */
const portals: readonly PortalSteps[] = [
  {
    title: "use.azure.title",
    kind: "PartnerCloudSupport",
    steps: ["use.azure.open", "use.azure.enter", "use.azure.request"],
    entersIds: "use.azure.enter",
    hint: "use.azure.hint",
  },
  {
    title: "use.powerPlatform.title",
    kind: "PartnerCloudSupport",
    steps: ["use.powerPlatform.open", "use.powerPlatform.enter", "use.powerPlatform.submit"],
    entersIds: "use.powerPlatform.enter",
  },
  {
    title: "use.financeOperations.title",
    kind: "PartnerCloudSupport",
    steps: [
      "use.financeOperations.enter",
      "use.financeOperations.open",
      "use.financeOperations.submit",
    ],
    entersIds: "use.financeOperations.enter",
  },
  {
    title: "use.servicesHub.title",
    kind: "PartnerOnPremisesSupport",
    steps: [
      "use.servicesHub.open",
      "use.servicesHub.signIn",
      "use.servicesHub.product",
      "use.servicesHub.add",
      "use.servicesHub.enter",
      "use.servicesHub.submit",
    ],
    entersIds: "use.servicesHub.enter",
    opens: {
      step: "use.servicesHub.open",
      address: "https://support.serviceshub.microsoft.com",
    },
    hint: "use.servicesHub.hint",
  },
];

/** How people use the benefits in each portal, with the IDs in their place (F60). */
export default function UseView({ offer }: { readonly offer: Offer }) {
  const { t } = useTranslation();
  const shared = useSharedStyles();
  const [areShown, setShown] = useState(false);
  const { benefits, offerId, partnerId } = offer;
  const has = (kind: BenefitKind): boolean => benefits.some((benefit) => benefit.kind === kind);
  const ids = {
    path: { partnerId, offerId },
    isShown: areShown,
    onToggle: () => {
      setShown(!areShown);
    },
  };
  return (
    <div className={shared.stack}>
      <Section title={t("use.title")} about={t("use.addOnce")}>
        {!hasIds(offer) && <NoIds offer={offer} />}
        <Text>{t("use.secret")}</Text>
        <Text>{t("use.missing")}</Text>
      </Section>
      {portals
        .filter(({ kind }) => has(kind))
        .map((portal) => (
          <Portal key={portal.title} portal={portal} ids={hasIds(offer) ? ids : undefined} />
        ))}
      <Section title={t("use.others")}>
        <Text>{t("use.microsoft365")}</Text>
        {!has("PartnerOnPremisesSupport") && <Text>{t("use.noOnPremises")}</Text>}
        {!has("PartnerCloudSupport") && <Text>{t("use.noCloud")}</Text>}
      </Section>
    </div>
  );
}

interface PortalProps {
  readonly portal: PortalSteps;
  readonly ids:
    | { readonly path: OfferPath; readonly isShown: boolean; readonly onToggle: () => void }
    | undefined;
}

function Portal({ ids, portal }: PortalProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const shared = useSharedStyles();
  const { entersIds, hint, opens, steps, title } = portal;
  return (
    <Section title={t(title)}>
      <ol className={styles.steps}>
        {steps.map((step) => (
          <li key={step}>
            <Text>{t(step)}</Text>
            {step === opens?.step && (
              <>
                {" "}
                <Link inline href={opens.address} target="_blank" rel="noreferrer">
                  {new URL(opens.address).host}
                </Link>
              </>
            )}
            {step === entersIds && ids && (
              <div className={styles.ids}>
                <Ids {...ids} />
              </div>
            )}
          </li>
        ))}
      </ol>
      {hint && <Text className={shared.muted}>{t(hint)}</Text>}
    </Section>
  );
}
