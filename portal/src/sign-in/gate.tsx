import { MessageBar, MessageBarBody, Spinner } from "@fluentui/react-components";
import { lazy, Suspense, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

import type { SignIn } from "../config.ts";
import { Frame } from "../ui/frame.tsx";
import type { Look } from "../ui/theme.ts";
import { SessionContext, type Session } from "./session.ts";

// Each way to sign in is loaded only where it is used.
const SampleChooser = lazy(() => import("./sample-chooser.tsx"));
const MicrosoftSignIn = lazy(() => import("./microsoft-sign-in.tsx"));

export interface SignInProps {
  readonly onSession: (session: Session | null) => void;
}

interface GateProps {
  readonly signIn: SignIn;
  readonly look: Look;
  readonly onLook: (look: Look) => void;
  readonly children: ReactNode;
}

/** Shows the views to people who are signed in, and to others the way to sign in. */
export function SignInGate({ children, signIn, ...frame }: GateProps) {
  const { t } = useTranslation();
  const [session, setSession] = useState<Session | null>(null);
  if (session) return <SessionContext value={session}>{children}</SessionContext>;
  return (
    <Frame isSignedIn={false} {...frame}>
      <Suspense fallback={<Spinner label={t("loading")} />}>
        {signIn.mode === "sample" && (
          <SampleChooser issuer={signIn.issuer} onSession={setSession} />
        )}
        {signIn.mode === "microsoft" && (
          <MicrosoftSignIn settings={signIn} onSession={setSession} />
        )}
        {signIn.mode === "none" && (
          <MessageBar intent="warning">
            <MessageBarBody>{t("signIn.none")}</MessageBarBody>
          </MessageBar>
        )}
      </Suspense>
    </Frame>
  );
}
