import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { Link } from "wouter";

const useStyles = makeStyles({
  list: {
    display: "flex",
    flexWrap: "wrap",
    gap: tokens.spacingHorizontalXS,
    margin: 0,
    padding: 0,
    listStyleType: "none",
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  link: {
    display: "block",
    whiteSpace: "nowrap",
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    textDecorationLine: "none",
    borderBottom: "3px solid transparent",
    borderRadius: tokens.borderRadiusMedium,
    ":hover": {
      color: tokens.colorNeutralForeground1,
      backgroundColor: tokens.colorNeutralBackground1Hover,
    },
    ":focus-visible": {
      outlineStyle: "solid",
      outlineWidth: "2px",
      outlineOffset: "-2px",
      outlineColor: tokens.colorStrokeFocus2,
    },
  },
  current: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    borderBottomColor: tokens.colorCompoundBrandStroke,
    borderBottomLeftRadius: 0,
    borderBottomRightRadius: 0,
  },
});

export interface SectionLink {
  readonly href: string;
  readonly name: string;
  readonly isCurrent: boolean;
}

interface SectionLinksProps {
  readonly label: string;
  readonly links: readonly SectionLink[];
}

/** The sections of a view. Each has an address, so they are links and not tabs. */
export function SectionLinks({ label, links }: SectionLinksProps) {
  const styles = useStyles();
  return (
    <nav aria-label={label}>
      <ul className={styles.list}>
        {links.map(({ href, isCurrent, name }) => (
          <li key={href}>
            <Link
              href={href}
              className={mergeClasses(styles.link, isCurrent && styles.current)}
              aria-current={isCurrent ? "page" : undefined}
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
