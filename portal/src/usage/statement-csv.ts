import type { Entry } from "./types.ts";

const columns = [
  "seq",
  "at",
  "type",
  "kind",
  "delta",
  "remainingAfter",
  "reason",
  "correctedBy",
  "requestId",
  "hash",
] as const;

/** A correction has a reason; who made it is named. Who used an incident is not (F163). */
export const correctedBy = ({ actor, reason }: Entry): string | undefined =>
  reason === undefined ? undefined : actor;

/**
 * A text as a cell. A spreadsheet takes a text that begins with =, +, - or @ for a formula, also after
 * blanks and in their wide forms. An apostrophe before it makes it a text.
 */
function textCell(text: string): string {
  const isFormula = /^(?:[\t\r\n]|\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/u.test(text);
  return `"${isFormula ? "'" : ""}${text.replaceAll('"', '""')}"`;
}

const cellOf = (value: string | number | null | undefined): string => {
  if (value === null || value === undefined) return "";
  return typeof value === "number" ? String(value) : textCell(value);
};

const rowOf = (entry: Entry): string =>
  columns
    .map((column) => cellOf(column === "correctedBy" ? correctedBy(entry) : entry[column]))
    .join(",");

/** The entries of a statement as CSV (RFC 4180). The mark at its start makes Excel read it as UTF-8. */
export const statementCsv = (entries: readonly Entry[]): string =>
  `\uFEFF${[columns.join(","), ...entries.map(rowOf)].join("\r\n")}\r\n`;
