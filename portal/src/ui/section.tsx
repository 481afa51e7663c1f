import { makeStyles, mergeClasses, Text, Title3 } from "@fluentui/react-components";
import { useId, type ReactNode } from "react";

import { useSharedStyles } from "./styles.ts";

// The text makes room for the buttons beside it, and is above them on a phone.
const useStyles = makeStyles({ about: { flex: "1 1 320px" } });

interface SectionProps {
  readonly title: string;
  readonly about?: string;
  /** Buttons beside the title. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A card with a title. */
export function Section({ about, actions, children, title }: SectionProps) {
  const shared = useSharedStyles();
  const styles = useStyles();
  const heading = useId();
  return (
    <section className={`${shared.card} ${shared.stack}`} aria-labelledby={heading}>
      <div className={shared.spread}>
        <div className={mergeClasses(shared.tight, styles.about)}>
          <Title3 as="h2" id={heading} className={shared.heading}>
            {title}
          </Title3>
          {about !== undefined && <Text className={shared.muted}>{about}</Text>}
        </div>
        {actions}
      </div>
      {children}
    </section>
  );
}
