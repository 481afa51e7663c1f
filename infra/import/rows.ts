import type { ReadStream } from "node:fs";
import { createInterface } from "node:readline";

import { parse } from "csv-parse";

import type { Row } from "./record.ts";

/** The columns of a CSV file. Lists have their values separated by blanks or semicolons. */
export const columns = [
  "partnerId",
  "partnerName",
  "tenantId",
  "cspRole",
  "country",
  "locale",
  "contacts",
  "offerType",
  "purchasedOn",
  "planName",
  "renewals",
  "usedCloud",
  "usedOnPremises",
  "activated",
  "accessId",
  "contractId",
] as const;
type Column = (typeof columns)[number];
type Cells = Readonly<Partial<Record<Column, string>>>;

const list = (cell = ""): string[] => cell.split(/[\s;]+/).filter((item) => item !== "");

/** Text that is not a number stays text, so that the check names it. */
const number = (cell: string): unknown => (/^\d+$/.test(cell) ? Number(cell) : cell);

const kinds: Readonly<Record<string, string>> = {
  cloud: "PartnerCloudSupport",
  onpremises: "PartnerOnPremisesSupport",
};
const kindOf = (name: string): string => kinds[name.toLowerCase().replace("-", "")] ?? name;

const used = (kind: string, cell: string | undefined) =>
  cell === undefined ? [] : [{ kind, used: number(cell) }];

function historyOf({ accessId, activated, contractId, renewals, ...row }: Cells): object {
  return {
    renewals: list(renewals).map((renewedOn) => ({ renewedOn })),
    used: [
      ...used("PartnerCloudSupport", row.usedCloud),
      ...used("PartnerOnPremisesSupport", row.usedOnPremises),
    ],
    activated: list(activated).map(kindOf),
    ...(accessId === undefined && contractId === undefined
      ? {}
      : { credentials: { accessId, contractId } }),
  };
}

function partnerOf({ contacts, country, cspRole = "None", locale, ...row }: Cells): object {
  return {
    name: row.partnerName,
    tenantId: row.tenantId,
    cspRole,
    isvSuccessEnrolled: false,
    ...(country === undefined ? {} : { country }),
    ...(locale === undefined ? {} : { locale }),
    contacts: list(contacts).map((email) => ({ email })),
  };
}

/** The content of a CSV row. Empty cells are missing. Unknown columns stay, so that the check names them. */
function contentOf(cells: Readonly<Record<string, string>>): unknown {
  const filled = Object.fromEntries(Object.entries(cells).filter(([, cell]) => cell !== ""));
  const row: Cells = filled;
  const unknown = Object.entries(filled).filter(([name]) => !columns.some((each) => each === name));
  return {
    ...Object.fromEntries(unknown),
    partnerId: row.partnerId,
    ...(row.tenantId === undefined && row.partnerName === undefined
      ? {}
      : { partner: partnerOf(row) }),
    offer: {
      offerType: row.offerType,
      purchasedOn: row.purchasedOn,
      ...(row.planName === undefined ? {} : { planName: row.planName }),
      history: historyOf(row),
    },
  };
}

interface CsvRow {
  readonly record: Readonly<Record<string, string>>;
  readonly info: { readonly lines: number };
}

async function* csvRows(file: ReadStream): AsyncGenerator<Row> {
  const parser = file.pipe(
    parse({
      bom: true,
      columns: true,
      info: true,
      max_record_size: 1_000_000,
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    }),
  );
  // Without this, the parser would wait for ever for the rest of a file that cannot be read.
  file.on("error", (error) => parser.destroy(error));
  for await (const { info, record } of parser as AsyncIterable<CsvRow>) {
    yield { line: info.lines, content: contentOf(record) };
  }
}

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};

async function* ndjsonRows(file: ReadStream): AsyncGenerator<Row> {
  let line = 0;
  for await (const text of createInterface({ input: file, crlfDelay: Infinity })) {
    line += 1;
    if (text.trim() !== "") yield { line, content: jsonOf(text) };
  }
}

/** The rows of a file, one after another: CSV, or one JSON object a line in .ndjson and .jsonl files. */
export const rowsOf = (name: string, file: ReadStream): AsyncGenerator<Row> =>
  /\.(ndjson|jsonl)$/i.test(name) ? ndjsonRows(file) : csvRows(file);
