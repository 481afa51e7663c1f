import { Badge, Text, Title3 } from "@fluentui/react-components";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";

import { ActivateButton, hasActivateButton } from "../activation/activate-button.tsx";
import { hasIds, type Benefit, type Offer } from "../api/queries.ts";
import { useFormats } from "../i18n/format.ts";
import { useSharedStyles } from "../ui/styles.ts";
import { BenefitGrid } from "./benefit-grid.tsx";

const ActivationDialog = lazy(() => import("../activation/activation-dialog.tsx"));

const colors = {
  Active: "success",
  InRenewalWindow: "warning",
  Expired: "subtle",
  Cancelled: "subtle",
} as const;

/** What will happen at the anniversary, in words (A1, A2, A20). */
export function useTermText({ state, term }: Offer): string {
  const { t } = useTranslation();
  const { day } = useFormats();
  const dates = { anniversary: day(term.anniversary), endDate: day(term.endDate) };
  if (state === "Cancelled") return t("term.cancelled");
  if (state === "Expired") return t("term.expired", dates);
  if (state === "InRenewalWindow") return t("term.window", dates);
  if (!term.renewal) return t("term.open", dates);
  const effectiveOn = day(term.renewal.effectiveOn);
  return t(term.renewal.issueNewIds ? "term.renewedNewIds" : "term.renewed", { effectiveOn });
}

interface OfferHeadingProps {
  readonly offer: Offer;
  readonly level: "h1" | "h2";
  /** The ID of the heading, for what is named by it. */
  readonly id?: string;
}

/** The name of an offer, its state, its term, and what happens at the anniversary. */
export function OfferHeading({ id, level, offer }: OfferHeadingProps) {
  const { t } = useTranslation();
  const { day } = useFormats();
  const shared = useSharedStyles();
  const termText = useTermText(offer);
  const { name, offerType, state, term } = offer;
  return (
    <div className={shared.tight}>
      <div className={shared.row}>
        <Title3 as={level} id={id} className={shared.heading}>
          {t(`offers.${offerType}`, name)}
        </Title3>
        <Badge appearance="tint" color={colors[state]}>
          {t(`offerState.${state}`)}
        </Badge>
        <Text className={shared.muted}>
          {t("term.dates", {
            number: term.number,
            start: day(term.start),
            end: day(term.anniversary),
          })}
        </Text>
      </div>
      <Text>{termText}</Text>
    </div>
  );
}

export function OfferCard({ offer }: { readonly offer: Offer }) {
  const { t } = useTranslation();
  const shared = useSharedStyles();
  const { benefits, name, offerId, partnerId } = offer;
  const heading = `offer-${offerId}`;
  const [chosen, setChosen] = useState<Benefit>();
  const action = (benefit: Benefit) => (
    <ActivateButton
      benefit={benefit}
      onOpen={() => {
        setChosen(benefit);
      }}
    />
  );
  return (
    <section className={`${shared.card} ${shared.stack}`} aria-labelledby={heading}>
      <OfferHeading offer={offer} level="h2" id={heading} />
      {benefits.length === 0 ? (
        <Text className={shared.muted}>{t("benefits.noSupport")}</Text>
      ) : (
        <BenefitGrid
          label={t("grid.label", { offer: name })}
          benefits={benefits}
          {...(benefits.some(hasActivateButton) && { action })}
        />
      )}
      <div>
        <Link
          // A benefit that has become active has no button any more.
          data-takes-focus
          href={`/partners/${partnerId}/offers/${offerId}`}
          className={shared.link}
          aria-describedby={heading}
        >
          {t(hasIds(offer) ? "benefits.openWithIds" : "benefits.open")}
        </Link>
      </div>
      {chosen && (
        <Suspense>
          <ActivationDialog
            partnerId={partnerId}
            benefit={chosen}
            onClose={() => {
              setChosen(undefined);
            }}
          />
        </Suspense>
      )}
    </section>
  );
}
