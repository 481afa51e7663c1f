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
  /** The schema version that is written. It is also the newest one that can be read. */
  readonly version: number;
  /** The first version whose rows have a MAC; undefined if rows of the kind have none. */
  readonly sealedFrom?: number | undefined;
  /** The data of `version` or an earlier one, as a value of the current version. */
  readonly parse: (data: unknown, version: number) => Parsed<Value>;
}

type Plain<Type> = Type extends object ? { -readonly [Key in keyof Type]: Plain<Type[Key]> } : Type;
/** TypeScript compares these functions by identity, so neither type can be wider than the other. */
type Same<One, Other> =
  (<Any>(any: Any) => Any extends One ? 1 : 0) extends <Any>(any: Any) => Any extends Other ? 1 : 0
    ? true
    : false;

/** A schema of exactly `Value`. A field that only one of the two has does not compile. */
type SchemaOf<Value, Output> = z.ZodMiniType<Output> &
  (Same<Plain<Output>, Plain<Value>> extends true
    ? unknown
    : { readonly mismatch: "The schema differs from the type" });

/** A kind of row with one schema version. */
export const rowKind =
  <Value>() =>
  <Output extends Value>(schema: SchemaOf<Value, Output>): RowKind<Value> => ({
    version: 1,
    parse: (data) => schema.safeParse(data),
  });

/** The next schema version of a kind. `upgrade` converts a value of the previous version. */
export const nextVersion =
  <Value>() =>
  <Before, Output extends Value>(
    before: RowKind<Before>,
    schema: SchemaOf<Value, Output>,
    upgrade: (before: Before) => Value,
  ): RowKind<Value> => ({
    version: before.version + 1,
    sealedFrom: before.sealedFrom,
    parse: (data, version) => {
      if (version > before.version) return schema.safeParse(data);
      const old = before.parse(data, version);
      return old.success ? { success: true, data: upgrade(old.data) } : old;
    },
  });

/** The next schema version of a kind, of the same shape. Its rows have a MAC from here on. */
export const sealedVersion = <Value>(before: RowKind<Value>): RowKind<Value> => ({
  version: before.version + 1,
  sealedFrom: before.version + 1,
  parse: (data, version) => before.parse(data, Math.min(version, before.version)),
});

/** The row to write for a value, with the newest schema version of its kind. */
export const rowOf = <Value>(
  kind: RowKind<Value>,
  partitionKey: string,
  rowKey: string,
  value: NoInfer<Value>,
) => ({ ...encode(partitionKey, rowKey, value), schemaVersion: kind.version });

/** The row's schema version. Version 0.1.0 of the service wrote none. */
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

/** The wrong fields and their problems, without values. */
const problemsOf = ({ issues }: z.core.$ZodError): string =>
  issues.map(({ code, path }) => `${path.map(String).join(".") || "the row"}: ${code}`).join(", ");

/** Where the row is, and its version. Throws if this service cannot read that version. */
export function readVersion(
  { tableName: table }: Pick<TableClient, "tableName">,
  row: JsonRow,
  kind: Pick<RowKind<unknown>, "version">,
): { readonly place: RowPlace; readonly version: number } {
  const place = { table, partition: row.partitionKey, row: row.rowKey };
  const version = versionOf(row, place);
  if (version > kind.version) throw new UnsupportedRowVersion(place, version, kind.version);
  return { place, version };
}

/**
 * The value of a row, in the current schema version. Throws `UnsupportedRowVersion` for a row of a
 * later version, and `UnreadableRow` for a row that does not match the schema of its version. Checks
 * no MAC: see `row-seal.ts`.
 */
export function valueOf<Value>(
  table: Pick<TableClient, "tableName">,
  row: JsonRow,
  kind: RowKind<Value>,
): Value {
  const { place, version } = readVersion(table, row, kind);
  const parsed = kind.parse(dataOf(row, place), version);
  if (parsed.success) return parsed.data;
  throw new UnreadableRow(
    place,
    `it does not fit schema version ${version} (${problemsOf(parsed.error)})`,
  );
}
