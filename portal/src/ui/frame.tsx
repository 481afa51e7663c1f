import { makeStyles, tokens, Text, Link } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

import { PersonMenu } from "./person-menu.tsx";
import { LanguageMenu, LookSwitch } from "./settings-menu.tsx";
import type { Look } from "./theme.ts";

const useStyles = makeStyles({
  page: {
    minHeight: "100vh",
    display: "flex",
    flexDirection: "column",
    backgroundColor: tokens.colorNeutralBackground2,
  },
  skip: {
    position: "absolute",
    left: tokens.spacingHorizontalM,
    top: "-100px",
    ":focus": { top: tokens.spacingVerticalS, zIndex: 1 },
  },
  header: {
    display: "flex",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalXXL}`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    "@media (max-width: 640px)": {
      padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    },
  },
  title: { flexGrow: 1 },
  main: {
    boxSizing: "border-box",
    width: "100%",
    maxWidth: "1200px",
    margin: "0 auto",
    padding: `${tokens.spacingVerticalXXL} ${tokens.spacingHorizontalXXL}`,
    "@media (max-width: 640px)": {
      padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalM}`,
    },
  },
});

interface FrameProps {
  readonly look: Look;
  readonly onLook: (look: Look) => void;
  readonly children: ReactNode;
  /** False before somebody is signed in. */
  readonly isSignedIn?: boolean;
}

/** The bar at the top with the settings of the page, and the view below it. */
export function Frame({ children, isSignedIn = true, look, onLook }: FrameProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  return (
    <div className={styles.page}>
      <Link href="#main" className={styles.skip}>
        {t("frame.skip")}
      </Link>
      <header className={styles.header}>
        <Text as="span" weight="semibold" size={400} className={styles.title}>
          {t("title")}
        </Text>
        <LanguageMenu />
        <LookSwitch look={look} onLook={onLook} />
        {isSignedIn && <PersonMenu />}
      </header>
      <main id="main" tabIndex={-1} className={styles.main}>
        {children}
      </main>
    </div>
  );
}
