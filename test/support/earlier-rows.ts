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

/** The head in the last version without a MAC. */
export const headBefore: RowChange = (row) => {
  const data = JSON.stringify(headOfVersion5(JSON.parse(row.data) as Contract));
  return { ...asBefore(4)(row), data };
};
