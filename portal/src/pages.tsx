import { lazy, Suspense } from "react";
import { Redirect, Route, Switch } from "wouter";

import { ApiProvider } from "./api/api.tsx";
import { BenefitsView } from "./benefits/benefits-view.tsx";
import { useSession } from "./sign-in/session.ts";
import { Frame } from "./ui/frame.tsx";
import { ListSkeleton } from "./ui/list-skeleton.tsx";
import type { Look } from "./ui/theme.ts";
import { ViewBoundary } from "./ui/view-boundary.tsx";

const ChoosePartner = lazy(() => import("./benefits/choose-partner.tsx"));
const OfferView = lazy(() => import("./offer/offer-view.tsx"));
const OperatorsView = lazy(() => import("./operators/operators-view.tsx"));

interface PagesProps {
  readonly partnerId: string | null;
  readonly look: Look;
  readonly onLook: (look: Look) => void;
}

/** The views by address. An address names a partner, an offer and a view, and never an ID or a person. */
export function Pages({ look, onLook, partnerId }: PagesProps) {
  return (
    <ApiProvider>
      <Frame look={look} onLook={onLook}>
        <ViewBoundary>
          <Suspense fallback={<ListSkeleton rows={4} />}>
            <Switch>
              <Route path="/partners/:partnerId">
                {({ partnerId: id }) => <BenefitsView partnerId={id} />}
              </Route>
              <Route path="/partners/:partnerId/offers/:offerId/:section?">
                {({ offerId, partnerId: id, section }) => (
                  <OfferView key={offerId} partnerId={id} offerId={offerId} section={section} />
                )}
              </Route>
              <Route path="/operators/:section?/:id?">
                {({ id, section }) => <OperatorsView section={section} id={id} />}
              </Route>
              <Route>
                <FirstView partnerId={partnerId} />
              </Route>
            </Switch>
          </Suspense>
        </ViewBoundary>
      </Frame>
    </ApiProvider>
  );
}

/** Where somebody begins whose address names no view. */
function FirstView({ partnerId }: { readonly partnerId: string | null }) {
  const { roles } = useSession();
  if (roles.includes("Operator")) return <Redirect to="/operators" replace />;
  return partnerId ? <Redirect to={`/partners/${partnerId}`} replace /> : <ChoosePartner />;
}
