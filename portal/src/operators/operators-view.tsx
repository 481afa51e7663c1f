import { Button, Title2 } from "@fluentui/react-components";
import { LockClosedRegular } from "@fluentui/react-icons";
import type { ComponentType } from "react";
import { useTranslation } from "react-i18next";
import { Redirect } from "wouter";

import { useSession } from "../sign-in/session.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { SectionLinks } from "../ui/section-links.tsx";
import { useSharedStyles } from "../ui/styles.ts";
import { useTitle } from "../ui/title.ts";
import { Adjustments } from "./adjustments.tsx";
import { Backups } from "./backups.tsx";
import { Catalogue } from "./catalogue.tsx";
import { Erasures } from "./erasures.tsx";
import { OperatorsMail } from "./mail-queue.tsx";
import { Reconciliations } from "./reconciliations.tsx";
import { RefundReviews } from "./refund-reviews.tsx";
import { Service } from "./service.tsx";
import { Sweeps } from "./sweeps.tsx";

interface ViewProps {
  /** The run in the address, for the sections that have runs. */
  readonly id: string | undefined;
}

const sections = {
  refunds: RefundReviews,
  sweeps: Sweeps,
  reconciliations: Reconciliations,
  mail: OperatorsMail,
  backups: Backups,
  erasures: Erasures,
  adjustments: Adjustments,
  catalogue: Catalogue,
  service: Service,
} as const satisfies Readonly<Record<string, ComponentType<ViewProps>>>;

type SectionName = keyof typeof sections;
const isSection = (name: string): name is SectionName => Object.hasOwn(sections, name);

interface OperatorsViewProps extends ViewProps {
  readonly section: string | undefined;
}

/** What operators see and do. The service decides again whether they may. */
export default function OperatorsView({ id, section = "refunds" }: OperatorsViewProps) {
  const { t } = useTranslation();
  const session = useSession();
  const shared = useSharedStyles();
  useTitle(...(isSection(section) ? [t(`operators.${section}.tab`)] : []), t("operators.title"));
  if (!session.roles.includes("Operator")) return <NotAnOperator />;
  if (!isSection(section)) return <Redirect to="/operators" replace />;
  const Shown: ComponentType<ViewProps> = sections[section];
  return (
    <div className={shared.stack}>
      <Title2 as="h1" className={shared.heading}>
        {t("operators.title")}
      </Title2>
      <SectionLinks
        label={t("operators.title")}
        links={Object.keys(sections)
          .filter(isSection)
          .map((name) => ({
            href: `/operators/${name}`,
            name: t(`operators.${name}.tab`),
            isCurrent: name === section,
          }))}
      />
      <Shown id={id} />
    </div>
  );
}

function NotAnOperator() {
  const { t } = useTranslation();
  const session = useSession();
  return (
    <EmptyState
      icon={<LockClosedRegular />}
      title={t("operators.notAllowed.title")}
      actions={
        <Button
          appearance="primary"
          onClick={() => {
            session.signOut();
          }}
        >
          {t("wrongAccount.switch")}
        </Button>
      }
    >
      {t("operators.notAllowed.about")}
    </EmptyState>
  );
}
