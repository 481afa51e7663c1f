import {
  createDOMRenderer,
  FluentProvider,
  RendererProvider,
  SSRProvider,
} from "@fluentui/react-components";
import { useEffect, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Router } from "wouter";

import type { PageConfig } from "./config.ts";
import { Pages } from "./pages.tsx";
import { SignInGate } from "./sign-in/gate.tsx";
import { keepFocus } from "./ui/kept-focus.ts";
import { useLook } from "./ui/theme.ts";

export function App({ config }: { readonly config: PageConfig }) {
  const { choose, look, theme } = useLook();
  const { i18n } = useTranslation();
  const renderer = useMemo(
    () => createDOMRenderer(document, { styleElementAttributes: { nonce: config.nonce } }),
    [config.nonce],
  );
  useEffect(() => {
    document.documentElement.lang = i18n.language;
  }, [i18n.language]);
  useEffect(keepFocus, []);
  return (
    <RendererProvider renderer={renderer} targetDocument={document}>
      <SSRProvider>
        <FluentProvider theme={theme} style={{ minHeight: "100vh" }}>
          <Router base="/portal">
            <SignInGate signIn={config.signIn} look={look} onLook={choose}>
              <Pages partnerId={config.partnerId} look={look} onLook={choose} />
            </SignInGate>
          </Router>
        </FluentProvider>
      </SSRProvider>
    </RendererProvider>
  );
}
