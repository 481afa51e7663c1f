import { Text } from "@fluentui/react-components";

import { DataTable, type Column } from "./data-table.tsx";
import { ListSkeleton } from "./list-skeleton.tsx";
import { LoadMore, type LoadMoreProps } from "./load-more.tsx";
import { ProblemMessage } from "./problem-message.tsx";
import { useSharedStyles } from "./styles.ts";

interface ListTableProps<Row> {
  readonly label: string;
  readonly list: LoadMoreProps["list"] & {
    readonly error: Error | null;
    readonly isPending: boolean;
    readonly items: readonly Row[] | undefined;
    readonly refetch: () => Promise<unknown>;
  };
  readonly columns: readonly Column<Row>[];
  readonly rowKey: (row: Row) => string;
  /** What is shown instead of an empty table. */
  readonly none: string;
}

/** A list that is read page by page, as a table: while it loads, when it fails, and when it is empty. */
export function ListTable<Row>({ columns, label, list, none, rowKey }: ListTableProps<Row>) {
  const shared = useSharedStyles();
  const { error, isPending, items, refetch } = list;
  return (
    <>
      {error && <ProblemMessage error={error} onRetry={() => void refetch()} />}
      {isPending && <ListSkeleton rows={3} />}
      {items?.length === 0 && (
        <Text data-takes-focus className={shared.muted}>
          {none}
        </Text>
      )}
      {items && items.length > 0 && (
        <DataTable label={label} columns={columns} rows={items} rowKey={rowKey} />
      )}
      <LoadMore list={list} />
    </>
  );
}
