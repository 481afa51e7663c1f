import { useTranslation } from "react-i18next";

import { useFormats } from "../i18n/format.ts";
import { DataTable, type Column } from "../ui/data-table.tsx";
import { Facts } from "../ui/facts.tsx";
import { ListSkeleton } from "../ui/list-skeleton.tsx";
import { LoadMore } from "../ui/load-more.tsx";
import { ProblemMessage } from "../ui/problem-message.tsx";
import { Section } from "../ui/section.tsx";
import { useSharedStyles } from "../ui/styles.ts";
import { useCatalogue, useCatalogueVersions, type CatalogueVersion } from "./queries.ts";

/** The product catalogue in force, and all its versions. */
export function Catalogue() {
  const { t } = useTranslation();
  const { day, instant, number } = useFormats();
  const shared = useSharedStyles();
  const { data: catalogue, error, isPending, refetch } = useCatalogue();
  const versions = useCatalogueVersions();
  const columns: readonly Column<CatalogueVersion>[] = [
    {
      id: "version",
      name: t("operators.catalogue.version"),
      cell: ({ version }) => number(version),
      isNumber: true,
    },
    {
      id: "publishedAt",
      name: t("operators.catalogue.publishedAt"),
      cell: ({ publishedAt }) =>
        publishedAt === null ? t("operators.catalogue.build") : instant(publishedAt),
    },
    {
      id: "publishedBy",
      name: t("operators.catalogue.publishedBy"),
      cell: ({ publishedBy }) => publishedBy ?? "–",
    },
  ];
  return (
    <div className={shared.stack}>
      <Section title={t("operators.catalogue.title")} about={t("operators.catalogue.about")}>
        {error && <ProblemMessage error={error} onRetry={() => void refetch()} />}
        {isPending && <ListSkeleton rows={2} />}
        {catalogue && (
          <Facts
            facts={[
              { name: t("operators.catalogue.version"), value: number(catalogue.version) },
              { name: t("operators.catalogue.asOf"), value: day(catalogue.asOf) },
              { name: t("operators.catalogue.cloud"), value: number(catalogue.cloud.length) },
              {
                name: t("operators.catalogue.onPremises"),
                value: number(catalogue.onPremises.length),
              },
            ]}
          />
        )}
      </Section>
      <Section title={t("operators.catalogue.versions")}>
        {versions.error && (
          <ProblemMessage error={versions.error} onRetry={() => void versions.refetch()} />
        )}
        {versions.items && (
          <DataTable
            label={t("operators.catalogue.versions")}
            columns={columns}
            rows={versions.items}
            rowKey={({ version }) => version}
          />
        )}
        <LoadMore list={versions} />
      </Section>
    </div>
  );
}
