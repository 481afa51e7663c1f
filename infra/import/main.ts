/** `npm run import -- offers.csv` imports offers of another system. docs/import.md describes it. */
import { parseArgs } from "node:util";

import { SingleBar } from "cli-progress";

import { portsFrom } from "../local/ports.ts";
import { issuerUrl } from "../local/settings.ts";
import { messageOf } from "../run-command.ts";
import { tokenFor } from "../token.ts";
import { reportOf, runImport } from "./run.ts";
import type { Run } from "./run.ts";
import type { Target } from "./send.ts";

const help = `usage: npm run import -- <file.csv | file.ndjson> [options]

Imports offers of another system with their history. It can be run again after any stop: a row that
was imported before is not imported twice.

  --base-url <url>     the service (http://localhost:7071)
  --token <token>      a token with the role Commerce, or set IMPORT_TOKEN; without one, the local
                       environment's token issuer is asked
  --concurrency <n>    requests at the same time, 1 to 64 (8)
  --from-line <n>      skips the rows before this line (1); a run that stops names the line
  --dry-run            checks the rows and sends nothing
  -h, --help           this text

Refused rows are listed beside the file, in <file>.refused.ndjson.
Exit code: 0 all rows are imported, 1 rows were refused, 2 the run was stopped or could not start.`;

const options = {
  "base-url": { type: "string", default: "http://localhost:7071" },
  token: { type: "string" },
  concurrency: { type: "string", default: "8" },
  "from-line": { type: "string", default: "1" },
  "dry-run": { type: "boolean", default: false },
  help: { type: "boolean", short: "h", default: false },
} as const;

class WrongUsage extends Error {}

function parsed() {
  try {
    return parseArgs({ options, allowPositionals: true });
  } catch (error) {
    throw new WrongUsage(messageOf(error));
  }
}

function wholeNumber(name: string, text: string, max: number): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 1 && number <= max) return number;
  throw new WrongUsage(`--${name} must be a whole number from 1 to ${max}.`);
}

/** A token that was given cannot be renewed. The local one is fetched again when it has expired. */
function tokenSource(given: string | undefined): Target["token"] {
  let current: Promise<string> | undefined;
  return async (renewed) => {
    if (given !== undefined) return given;
    if (renewed) current = undefined;
    current ??= tokenFor("commerce", issuerUrl(portsFrom(process.env)));
    return current;
  };
}

function progressBar() {
  const format =
    "{bar} {percentage} % | {rows} rows, next line {line}, {refused} refused | {duration_formatted}";
  const bar = new SingleBar({ format, hideCursor: true, clearOnComplete: false });
  let started = false;
  const update: Run["progress"] = (bytesRead, size, { refused, rows }, line) => {
    if (!started) bar.start(size, 0, { rows: 0, refused: 0, line });
    started = true;
    bar.update(bytesRead, { rows, refused, line });
  };
  const stop = (): void => {
    if (started) bar.stop();
  };
  return { update, stop };
}

async function main(): Promise<number> {
  const { positionals, values } = parsed();
  if (values.help) {
    console.log(help);
    return 0;
  }
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new WrongUsage("Name one file.");
  const concurrency = wholeNumber("concurrency", values.concurrency, 64);
  const fromLine = wholeNumber("from-line", values["from-line"], Number.MAX_SAFE_INTEGER);
  const dryRun = values["dry-run"];
  const token = tokenSource(values.token ?? process.env["IMPORT_TOKEN"]);
  const baseUrl = values["base-url"].replace(/\/+$/, "");
  const bar = progressBar();
  const target = dryRun ? null : { baseUrl, token };
  const run = { file, concurrency, fromLine, target, progress: bar.update };
  const counts = await runImport(run).finally(bar.stop);
  const { imported, known, refused, rows } = counts;
  const done = dryRun ? `${imported} are in order` : `${imported} imported, ${known} known before`;
  console.log(`${rows} rows: ${done}, ${refused} refused.`);
  if (refused > 0) console.log(`The refused rows are in ${reportOf(file)}.`);
  return refused > 0 ? 1 : 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  const message = messageOf(error);
  console.error(error instanceof WrongUsage ? `${message}\n\n${help}` : message);
  process.exitCode = 2;
}
