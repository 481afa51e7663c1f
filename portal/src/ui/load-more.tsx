import { Button } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";

export interface LoadMoreProps {
  readonly list: {
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly fetchNextPage: () => Promise<unknown>;
  };
}

/** The button below a list that has a further page. */
export function LoadMore({ list }: LoadMoreProps) {
  const { t } = useTranslation();
  if (!list.hasNextPage) return null;
  return (
    <div>
      <Button
        disabledFocusable={list.isFetchingNextPage}
        onClick={() => {
          void list.fetchNextPage();
        }}
      >
        {list.isFetchingNextPage ? t("loading") : t("loadMore")}
      </Button>
    </div>
  );
}
