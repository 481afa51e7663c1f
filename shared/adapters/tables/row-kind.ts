import type { TableClient } from "@azure/data-tables";
import type * as z from "zod/mini";

import type { RowPlace } from "../../application/ports/unreadable-row.ts";
import { UnreadableRow, UnsupportedRowVersion } from "../../application/ports/unreadable-row.ts";
import { decode, encode } from "./json-row.ts";
import type { JsonRow } from "./json-row.ts";

type Parsed<Value> =
  | { readonly success: true; readonly data: Value }
  | { readonly success: false; readonly error: z.core.$ZodError };

/** One kind of stored row, with every schema version that it has had. */
export interface RowKind<Value> {
  /** The version that is written, which is the newest one that can be read. */
  readonly version: number;
  /** Today's value of data that was written in `version` or in an earlier one. */
  readonly parse: (data: unknown, version: number) => Parsed<Value>;
}

type Plain<Type> = Type extends object ? { -readonly [Key in keyof Type]: Plain<Type[Key]> } : Type;
/** TypeScript compares two such functions by identity, so that neither type may be the wider one. */
type Same<One, Other> =
  (<Any>(any: Any) => Any extends One ? 1 : 0) extends <Any>(any: Any) => Any extends Other ? 1 : 0
    ? true
    : false;

/** A schema of `Value` and of nothing else: a field that only one of the two has does not compile. */
type SchemaOf<Value, Output> = z.ZodMiniType<Output> &
  (Same<Plain<Output>, Plain<Value>> extends true
    ? unknown
    : { readonly mismatch: "The schema differs from the type" });

/** A kind of row that has had one schema version so far. */
export const rowKind =
  <Value>() =>
  <Output extends Value>(schema: SchemaOf<Value, Output>): RowKind<Value> => ({
    version: 1,
    parse: (data) => schema.safeParse(data),
  });

/** The next schema version of a kind. `upgrade` makes a value of it from one of the version before. */
export const nextVersion =
  <Value>() =>
  <Before, Output extends Value>(
    before: RowKind<Before>,
    schema: SchemaOf<Value, Output>,
    upgrade: (before: Before) => Value,
  ): RowKind<Value> => ({
    version: before.version + 1,
    parse: (data, version) => {
      if (version > before.version) return schema.safeParse(data);
      const old = before.parse(data, version);
      return old.success ? { success: true, data: upgrade(old.data) } : old;
    },
  });

/** A row as it is written: with the newest schema version of its kind. */
export const rowOf = <Value>(
  kind: RowKind<Value>,
  partitionKey: string,
  rowKey: string,
  value: NoInfer<Value>,
) => ({ ...encode(partitionKey, rowKey, value), schemaVersion: kind.version });

/** Version 0.1.0 of the service wrote no version. */
function versionOf({ schemaVersion = 1 }: JsonRow, place: RowPlace): number {
  if (Number.isInteger(schemaVersion) && Number(schemaVersion) > 0) return Number(schemaVersion);
  throw new UnreadableRow(place, "its schema version is not a positive whole number");
}

function dataOf(row: JsonRow, place: RowPlace): unknown {
  try {
    return decode(row);
  } catch {
    throw new UnreadableRow(place, "its data is not JSON");
  }
}

/** Names of fields and what is wrong with them, without values. */
const problemsOf = ({ issues }: z.core.$ZodError): string =>
  issues.map(({ code, path }) => `${path.map(String).join(".") || "the row"}: ${code}`).join(", ");

/**
 * The value of a row as today's type. Throws `UnsupportedRowVersion` for a row of a later version,
 * and `UnreadableRow` for one that does not fit the schema of its version.
 */
export function valueOf<Value>(
  { tableName: table }: Pick<TableClient, "tableName">,
  row: JsonRow,
  kind: RowKind<Value>,
): Value {
  const place = { table, partition: row.partitionKey, row: row.rowKey };
  const version = versionOf(row, place);
  if (version > kind.version) throw new UnsupportedRowVersion(place, version, kind.version);
  const parsed = kind.parse(dataOf(row, place), version);
  if (parsed.success) return parsed.data;
  throw new UnreadableRow(
    place,
    `it does not fit schema version ${version} (${problemsOf(parsed.error)})`,
  );
}
