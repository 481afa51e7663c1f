import { Redirect, Route, Switch } from "wouter";

import { ApiProvider } from "./api/api.tsx";
import { BenefitsView } from "./benefits/benefits-view.tsx";
import { ChoosePartner } from "./benefits/choose-partner.tsx";
import { Frame } from "./ui/frame.tsx";
import type { Look } from "./ui/theme.ts";

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
        <Switch>
          <Route path="/partners/:partnerId">
            {({ partnerId: id }) => <BenefitsView partnerId={id} />}
          </Route>
          <Route>
            {partnerId ? <Redirect to={`/partners/${partnerId}`} replace /> : <ChoosePartner />}
          </Route>
        </Switch>
      </Frame>
    </ApiProvider>
  );
}
