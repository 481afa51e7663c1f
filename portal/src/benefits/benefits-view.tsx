import { Button, MessageBar, MessageBarBody, Text, Title2 } from "@fluentui/react-components";
import { BoxRegular } from "@fluentui/react-icons";
import { useTranslation } from "react-i18next";

import { hasEnded, useBenefits, useOffers, type Offer } from "../api/queries.ts";
import { Refused } from "../api/problem.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { ListSkeleton } from "../ui/list-skeleton.tsx";
import { useSharedStyles } from "../ui/styles.ts";
import { useTitle } from "../ui/title.ts";
import { ViewProblem } from "../ui/view-problem.tsx";
import { OfferCard } from "./offer-card.tsx";
import { WrongAccount } from "./wrong-account.tsx";

const isForAdmins = ({ benefits }: Offer): boolean =>
  benefits.some(({ canActivateReason }) => canActivateReason === "ROLE_NOT_ALLOWED");

/** The benefits of a partner, each offer apart (F134, F25). */
export function BenefitsView({ partnerId }: { readonly partnerId: string }) {
  const { t } = useTranslation();
  useTitle(t("benefits.title"));
  const benefits = useBenefits(partnerId);
  const offers = useOffers(partnerId);
  const error = benefits.error ?? offers.error;
  if (error instanceof Refused && error.problem.hint === "WRONG_ACCOUNT") {
    return <WrongAccount problem={error.problem} />;
  }
  if (error) {
    const retry = (): void => void Promise.all([benefits.refetch(), offers.refetch()]);
    return <ViewProblem error={error} onRetry={retry} />;
  }
  if (!benefits.data || !offers.data) return <ListSkeleton rows={4} />;
  const current = offers.data.items.filter((offer) => !hasEnded(offer));
  const ended = offers.data.items.filter(hasEnded);
  if (benefits.data.message === "NO_BENEFITS_YET" && current.length === 0) {
    return <NoBenefits ended={ended} />;
  }
  return <Offers current={current} ended={ended} />;
}

interface OffersProps {
  readonly current: readonly Offer[];
  readonly ended: readonly Offer[];
}

function Offers({ current, ended }: OffersProps) {
  const { t } = useTranslation();
  const shared = useSharedStyles();
  return (
    <div className={shared.stack}>
      <div className={shared.tight}>
        <Title2 as="h1" className={shared.heading}>
          {t("benefits.title")}
        </Title2>
        <Text className={shared.muted}>{t("benefits.about")}</Text>
      </div>
      {current.some(isForAdmins) && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>{t("benefits.findAdmin")}</MessageBarBody>
        </MessageBar>
      )}
      {current.map((offer) => (
        <OfferCard key={offer.offerId} offer={offer} />
      ))}
      <EndedOffers offers={ended} />
    </div>
  );
}

function EndedOffers({ offers }: { readonly offers: readonly Offer[] }) {
  const { t } = useTranslation();
  const shared = useSharedStyles();
  if (offers.length === 0) return null;
  return (
    <section className={shared.stack} aria-label={t("benefits.ended")}>
      <Text as="h2" size={500} weight="semibold" className={shared.heading}>
        {t("benefits.ended")}
      </Text>
      {offers.map((offer) => (
        <OfferCard key={offer.offerId} offer={offer} />
      ))}
    </section>
  );
}

/** F46. */
function NoBenefits({ ended }: { readonly ended: readonly Offer[] }) {
  const { t } = useTranslation();
  const shared = useSharedStyles();
  const which = ended.length > 0 ? "noMore" : "none";
  return (
    <div className={shared.stack}>
      <EmptyState
        icon={<BoxRegular />}
        title={t(`benefits.${which}.title`)}
        actions={
          <Button
            as="a"
            appearance="primary"
            href="https://partner.microsoft.com/dashboard"
            target="_blank"
            rel="noreferrer"
          >
            {t("benefits.none.buy")}
          </Button>
        }
      >
        {t(`benefits.${which}.about`)}
      </EmptyState>
      <EndedOffers offers={ended} />
    </div>
  );
}
