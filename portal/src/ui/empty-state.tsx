import { makeStyles, tokens, Text, Title3 } from "@fluentui/react-components";
import type { ReactNode } from "react";

import { useSharedStyles } from "./styles.ts";

const useStyles = makeStyles({
  box: {
    display: "flex",
    flexDirection: "column",
    alignItems: "center",
    textAlign: "center",
    gap: tokens.spacingVerticalM,
    paddingTop: tokens.spacingVerticalXXXL,
    paddingBottom: tokens.spacingVerticalXXXL,
  },
  icon: { fontSize: "48px", lineHeight: 0, color: tokens.colorBrandForeground1 },
  text: { maxWidth: "60ch", color: tokens.colorNeutralForeground2 },
});

interface EmptyStateProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}

/** A view that has nothing to show: why, and what to do. */
export function EmptyState({ actions, children, icon, title }: EmptyStateProps) {
  const styles = useStyles();
  const shared = useSharedStyles();
  return (
    <section className={`${shared.card} ${styles.box}`}>
      <span aria-hidden className={styles.icon}>
        {icon}
      </span>
      <Title3 as="h1" align="center" className={shared.heading}>
        {title}
      </Title3>
      <Text align="center" className={styles.text}>
        {children}
      </Text>
      {actions && <div className={shared.row}>{actions}</div>}
    </section>
  );
}
