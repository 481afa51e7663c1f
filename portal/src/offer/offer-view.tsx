import { Text } from "@fluentui/react-components";
import { ArrowLeftRegular } from "@fluentui/react-icons";
import { lazy, Suspense, type ComponentType } from "react";
import { useTranslation } from "react-i18next";
import { Link, Redirect } from "wouter";

import { Refused } from "../api/problem.ts";
import { useOffer, type Offer, type OfferPath } from "../api/queries.ts";
import { OfferHeading } from "../benefits/offer-card.tsx";
import { WrongAccount } from "../benefits/wrong-account.tsx";
import { isAdmin, useSession } from "../sign-in/session.ts";
import { ListSkeleton } from "../ui/list-skeleton.tsx";
import { SectionLinks } from "../ui/section-links.tsx";
import { useSharedStyles } from "../ui/styles.ts";
import { useTitle } from "../ui/title.ts";
import { ViewProblem } from "../ui/view-problem.tsx";

interface SectionProps {
  readonly offer: Offer;
}

/** The sections of an offer's page by the name in the address, in the order of their links. */
const sections = {
  ids: lazy(() => import("../ids/ids-view.tsx")),
  use: lazy(() => import("../use/use-view.tsx")),
  usage: lazy(() => import("../usage/usage-view.tsx")),
  forecast: lazy(() => import("../forecast/forecast-view.tsx")),
  accounts: lazy(() => import("../accounts/accounts-view.tsx")),
  events: lazy(() => import("../events/events-view.tsx")),
} as const satisfies Readonly<Record<string, ComponentType<SectionProps>>>;

type SectionName = keyof typeof sections;
const isSection = (name: string): name is SectionName => Object.hasOwn(sections, name);

/** The sections that the service shows to admins only. */
const forAdmins: readonly SectionName[] = ["accounts", "events"];

interface OfferViewProps extends OfferPath {
  readonly section: string | undefined;
}

/** Everything about one offer. */
export default function OfferView({ offerId, partnerId, section = "ids" }: OfferViewProps) {
  const { t } = useTranslation();
  const shared = useSharedStyles();
  const session = useSession();
  const { data: offer, error, refetch } = useOffer({ partnerId, offerId });
  useTitle(
    ...(isSection(section) ? [t(`offer.${section}`)] : []),
    ...(offer ? [t(`offers.${offer.offerType}`, offer.name)] : []),
  );
  const address = `/partners/${partnerId}/offers/${offerId}`;
  if (!isSection(section)) return <Redirect to={address} replace />;
  const Shown = sections[section];
  if (error instanceof Refused && error.problem.hint === "WRONG_ACCOUNT") {
    return <WrongAccount problem={error.problem} />;
  }
  const back = (
    <Link href={`/partners/${partnerId}`} className={shared.link}>
      <ArrowLeftRegular aria-hidden /> <Text>{t("offer.back")}</Text>
    </Link>
  );
  if (error) return <ViewProblem error={error} onRetry={() => void refetch()} back={back} />;
  if (!offer) return <ListSkeleton rows={4} />;
  return (
    <div className={shared.stack}>
      {back}
      <OfferHeading offer={offer} level="h1" />
      <SectionLinks
        label={t("offer.sections")}
        links={Object.keys(sections)
          .filter(isSection)
          .filter((name) => isAdmin(session) || !forAdmins.includes(name))
          .map((name) => ({
            href: `${address}/${name}`,
            name: t(`offer.${name}`),
            isCurrent: name === section,
          }))}
      />
      <Suspense fallback={<ListSkeleton rows={4} />}>
        <Shown offer={offer} />
      </Suspense>
    </div>
  );
}
