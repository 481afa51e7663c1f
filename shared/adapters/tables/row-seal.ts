import type { TableClient } from "@azure/data-tables";

import { isSealedOffer } from "../../application/ids.ts";
import { TamperedRow } from "../../application/ports/unreadable-row.ts";
import type { JsonRow } from "./json-row.ts";
import { readVersion, rowOf, valueOf } from "./row-kind.ts";
import type { RowKind } from "./row-kind.ts";

/** Reads and writes rows of any kind. Rows of sealed kinds have a MAC. */
export interface RowCodec {
  /** The row of a value, with further columns. */
  readonly rowOf: <Value>(
    kind: RowKind<Value>,
    partitionKey: string,
    rowKey: string,
    value: NoInfer<Value>,
    columns?: Readonly<Record<string, string>>,
  ) => ReturnType<typeof rowOf>;
  /** The value of a row. Throws as `valueOf` of `row-kind.ts`, and `TamperedRow` for a wrong MAC. */
  readonly valueOf: <Value>(
    table: Pick<TableClient, "tableName">,
    row: JsonRow,
    kind: RowKind<Value>,
  ) => Value;
}

const unsigned = (name: string): boolean =>
  name === "etag" || name === "timestamp" || name === "mac" || name.startsWith("odata.");

/** The text that is signed: every column that the service writes, and the row's key. */
export const signedText = (row: object): string =>
  JSON.stringify(
    Object.entries(row)
      .filter(([name]) => !unsigned(name))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

/** An offer whose ID says so has had MACs from the start. The purchase's row has the ID in its key. */
const isOfSealedOffer = ({ partitionKey, rowKey }: JsonRow): boolean =>
  isSealedOffer(partitionKey) || isSealedOffer(rowKey.split(":")[1] ?? "");

/** Whether the row has its right MAC. A row from before MACs has none, and needs none. */
function isGenuine(
  macOf: (text: string) => string,
  row: JsonRow,
  version: number,
  sealedFrom: number,
): boolean {
  const isOld = version < sealedFrom && !isOfSealedOffer(row);
  return (isOld && row.mac === undefined) || row.mac === macOf(signedText(row));
}

/** The codec of the service. `macOf` makes the MAC of a text. */
export const sealedRows = (macOf: (text: string) => string): RowCodec => ({
  rowOf: (kind, partitionKey, rowKey, value, columns = {}) => {
    const row = { ...rowOf(kind, partitionKey, rowKey, value), ...columns };
    return kind.sealedFrom === undefined ? row : { ...row, mac: macOf(signedText(row)) };
  },
  valueOf: (table, row, kind) => {
    const { place, version } = readVersion(table, row, kind);
    const { sealedFrom } = kind;
    if (sealedFrom !== undefined && !isGenuine(macOf, row, version, sealedFrom)) {
      throw new TamperedRow(place, row.mac === undefined ? "it has no MAC" : "its MAC is wrong");
    }
    return valueOf(table, row, kind);
  },
});

function mustNotBeSealed({ sealedFrom }: RowKind<unknown>): void {
  if (sealedFrom !== undefined) throw new Error("Rows of this kind need a MAC");
}

/** For tables whose rows have no MACs. Throws for a kind that needs one. */
export const plainRows: RowCodec = {
  rowOf: (kind, partitionKey, rowKey, value, columns = {}) => {
    mustNotBeSealed(kind);
    return { ...rowOf(kind, partitionKey, rowKey, value), ...columns };
  },
  valueOf: (table, row, kind) => {
    mustNotBeSealed(kind);
    return valueOf(table, row, kind);
  },
};
