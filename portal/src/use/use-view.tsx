import { Link, makeStyles, Text, tokens } from "@fluentui/react-components";
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
  readonly id: "azure" | "powerPlatform" | "financeOperations" | "servicesHub";
  readonly kind: BenefitKind;
  readonly steps: readonly string[];
  /** The step in which people enter the IDs. */
  readonly entersIds: string;
  readonly address?: string;
  readonly hasHint: boolean;
}

/** The portals that take the IDs, with the labels that they show (F68–F75, F87–F97, F110–F117). */
const portals: readonly PortalSteps[] = [
  {
    id: "azure",
    kind: "PartnerCloudSupport",
    steps: ["open", "enter", "request"],
    entersIds: "enter",
    hasHint: true,
  },
  {
    id: "powerPlatform",
    kind: "PartnerCloudSupport",
    steps: ["open", "enter", "submit"],
    entersIds: "enter",
    hasHint: false,
  },
  {
    id: "financeOperations",
    kind: "PartnerCloudSupport",
    steps: ["enter", "open", "submit"],
    entersIds: "enter",
    hasHint: false,
  },
  {
    id: "servicesHub",
    kind: "PartnerOnPremisesSupport",
    steps: ["open", "signIn", "product", "add", "enter", "submit"],
    entersIds: "enter",
    address: "https://support.serviceshub.microsoft.com",
    hasHint: true,
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
        {!hasIds(offer) && <NoIds />}
        <Text>{t("use.secret")}</Text>
        <Text>{t("use.missing")}</Text>
      </Section>
      {portals
        .filter(({ kind }) => has(kind))
        .map((portal) => (
          <Portal key={portal.id} portal={portal} ids={hasIds(offer) ? ids : undefined} />
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
  const { address, entersIds, hasHint, id, steps } = portal;
  return (
    <Section title={t(`use.${id}.title`)}>
      <ol className={styles.steps}>
        {steps.map((step) => (
          <li key={step}>
            <Text>{t(`use.${id}.${step}`)}</Text>
            {step === "open" && address !== undefined && (
              <>
                {" "}
                <Link inline href={address} target="_blank" rel="noreferrer">
                  {new URL(address).host}
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
      {hasHint && <Text className={shared.muted}>{t(`use.${id}.hint`)}</Text>}
    </Section>
  );
}
