import { Skeleton, SkeletonItem } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";

import { useSharedStyles } from "./styles.ts";

/** What is shown while a view loads. */
export function ListSkeleton({ rows = 3 }: { readonly rows?: number }) {
  const { t } = useTranslation();
  const shared = useSharedStyles();
  return (
    <Skeleton aria-label={t("loading")} className={shared.card}>
      <div className={shared.stack}>
        <SkeletonItem size={28} />
        {Array.from({ length: rows }, (_, row) => (
          <SkeletonItem key={row} size={20} />
        ))}
      </div>
    </Skeleton>
  );
}
