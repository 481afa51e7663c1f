import {
  makeStyles,
  mergeClasses,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  tokens,
} from "@fluentui/react-components";
import type { ReactNode } from "react";

/** Each row is a block with the name of each value beside it. */
const asList = {
  display: "block",
  "& > [role=rowgroup]:first-child": {
    position: "absolute",
    width: "1px",
    height: "1px",
    overflow: "hidden",
  },
  "& [role=row]": {
    display: "block",
    paddingTop: tokens.spacingVerticalM,
    paddingBottom: tokens.spacingVerticalM,
  },
  "& [role=cell]": {
    display: "flex",
    justifyContent: "space-between",
    alignItems: "center",
    gap: tokens.spacingHorizontalL,
    height: "auto",
    minHeight: "28px",
    paddingTop: 0,
    paddingBottom: 0,
    textAlign: "end",
  },
  "& [role=cell] .fui-Text": { textAlign: "end" },
  // Nothing can be done with the row.
  "& [role=cell]:empty": { display: "none" },
  "& [role=cell]::before": {
    content: "attr(data-label)",
    whiteSpace: "nowrap",
    textAlign: "start",
    color: tokens.colorNeutralForeground2,
  },
} as const;

/** A table with more columns needs more than a tablet. */
const mostColumns = 6;

const useStyles = makeStyles({
  // On a phone, and with many columns also on a tablet, the table is a list.
  table: { "@media (max-width: 760px)": asList },
  broad: { "@media (max-width: 1000px)": asList },
  cell: { paddingTop: tokens.spacingVerticalS, paddingBottom: tokens.spacingVerticalS },
  head: {
    fontWeight: tokens.fontWeightSemibold,
    paddingTop: tokens.spacingVerticalXS,
    paddingBottom: tokens.spacingVerticalXS,
  },
  number: { fontVariantNumeric: "tabular-nums" },
  wide: { "@media (min-width: 761px)": { flexGrow: 2 } },
  narrow: { "@media (min-width: 761px)": { flexGrow: 0.5 } },
});

export interface Column<Row> {
  /** Unique within the table. */
  readonly id: string;
  readonly name: string;
  readonly cell: (row: Row) => ReactNode;
  readonly isNumber?: boolean;
  readonly width?: "wide" | "narrow";
}

interface DataTableProps<Row> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string | number;
}

/** A table that a phone shows as a list. */
export function DataTable<Row>({ columns, label, rowKey, rows }: DataTableProps<Row>) {
  const styles = useStyles();
  const classOf = ({ isNumber, width }: Column<Row>, own: string): string =>
    mergeClasses(own, isNumber && styles.number, width && styles[width]);
  return (
    <Table
      noNativeElements
      size="small"
      className={columns.length > mostColumns ? styles.broad : styles.table}
      aria-label={label}
    >
      <TableHeader>
        <TableRow>
          {columns.map((column) => (
            <TableHeaderCell key={column.id} className={classOf(column, styles.head)}>
              {column.name}
            </TableHeaderCell>
          ))}
        </TableRow>
      </TableHeader>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={rowKey(row)}>
            {columns.map((column) => (
              <TableCell
                key={column.id}
                className={classOf(column, styles.cell)}
                data-label={column.name}
              >
                {column.cell(row)}
              </TableCell>
            ))}
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}
