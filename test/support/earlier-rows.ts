import type { RowOf } from "../../shared/application/ports/contract-store.ts";
import type { Contract, Term } from "../../shared/domain/contract.ts";

const without = (value: object, ...names: readonly string[]) =>
  Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));

/** A term as it was stored before it told the setting by which it was granted. */
export const termOfVersion1 = (term: Term) => without(term, "capEffectiveDate");

/** A head as it was stored before claims to the partner's slot were counted. */
export const headOfVersion5 = (contract: Contract) => ({
  ...without(contract, "slotClaims"),
  term: termOfVersion1(contract.term),
});

/** A row as Table Storage holds it. */
export type DataRow = { data: string } & Record<string, unknown>;
export type RowChange = (row: DataRow) => DataRow;

export const withoutMac: RowChange = (row) => ({ ...without(row, "mac"), data: row.data });

/** The row without a MAC, in an earlier version of the same shape. */
export const asBefore =
  (schemaVersion: number): RowChange =>
  (row) => ({ ...withoutMac(row), schemaVersion });

/** A link in the last version without a MAC. */
export const linkBefore: RowChange = (row) => {
  const { link, type } = JSON.parse(row.data) as RowOf<"link">;
  return {
    ...asBefore(2)(row),
    data: JSON.stringify({ type, link: without(link, "earlierVersions") }),
  };
};

/** The head in the last version without a MAC. */
export const headBefore: RowChange = (row) => {
  const data = JSON.stringify(headOfVersion5(JSON.parse(row.data) as Contract));
  return { ...asBefore(4)(row), data };
};
