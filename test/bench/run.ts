import { commandOptions, positive } from "../../infra/command-options.ts";
import { backupOver } from "./backup.ts";
import { coldStart } from "./cold-start.ts";
import { edgeCpu } from "./edge-cpu.ts";
import { hot, spread } from "./hot.ts";
import { holds, isSkipped } from "./row.ts";
import type { Benchmark, Result, Row } from "./row.ts";
import { sweepOver } from "./sweep.ts";
import { warm } from "./warm.ts";
import { activation, engine } from "./workflows.ts";

const values = commandOptions(
  `npm run bench [-- options]

Measures every budget of the service. Most figures are ratios to a baseline of the same run. Exits
with 1 if a budget is exceeded. Use a quiet machine: other load changes the figures.

  --only warm,hot   some of: warm, hot, spread, cold-start, cpu, activation, engine, sweep, backup
  --seconds 5       duration of each measurement
  --offers 100000   number of stored offers, of which 300 are due for the sweep; seeding takes a minute; a
                    twentieth of them, with the rows of a year, for the backup
  --json            prints one line of JSON
  --help            shows this text`,
  {
    only: { type: "string" },
    seconds: { type: "string", default: "5" },
    offers: { type: "string", default: "100000" },
    json: { type: "boolean", default: false },
  },
);

const seconds = positive("seconds", values.seconds);

const benchmarks: Readonly<Record<string, Benchmark>> = {
  warm,
  hot,
  spread,
  "cold-start": coldStart,
  cpu: edgeCpu,
  activation,
  engine,
  sweep: sweepOver(positive("offers", values.offers)),
  backup: backupOver(positive("offers", values.offers) / 20),
};

const figure = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString("en") : value.toFixed(2);

const budgetOf = ({ against, budget }: Row): string => {
  const [sign, value] = "atMost" in budget ? ["≤", budget.atMost] : ["≥", budget.atLeast];
  return `${sign} ${value}${against ? " ×" : ""}`;
};

const line = (result: Result): Record<string, string> =>
  isSkipped(result)
    ? { what: result.what, figure: "skipped", against: result.because }
    : {
        what: result.what,
        figure: `${figure(result.value)} ${result.unit}`,
        against: result.against ? `${figure(result.against.value)} ${result.against.what}` : "",
        ratio: result.against ? `${result.ratio.toFixed(2)} ×` : "",
        budget: budgetOf(result),
        kept: holds(result) ? "yes" : "NO",
      };

const results: Result[] = [];
for (const name of values.only?.split(",") ?? Object.keys(benchmarks)) {
  const benchmark = benchmarks[name];
  if (!benchmark) {
    console.error(`--only ${name}: must be one of ${Object.keys(benchmarks).join(", ")}`);
    process.exit(2);
  }
  if (!values.json) console.error(`${name} …`);
  results.push(...(await benchmark(seconds)));
}
const rows = results.map((result) =>
  isSkipped(result) ? result : { ...result, kept: holds(result) },
);
if (values.json) console.log(JSON.stringify({ node: process.version, rows }));
else console.table(results.map(line));
process.exitCode = results.every((result) => isSkipped(result) || holds(result)) ? 0 : 1;
