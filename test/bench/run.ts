/**
 * `npm run bench -- [--only warm,hot,…] [--seconds 5] [--offers 100000] [--json]`: every budget of the
 * service as a figure, most of them beside what they are measured against in the same run. Ends with
 * 1 when one is not kept. A machine that does other things at the same time measures those as well.
 */
import { parseArgs } from "node:util";

import { coldStart } from "./cold-start.ts";
import { hot, spread } from "./hot.ts";
import { holds, isSkipped } from "./row.ts";
import type { Benchmark, Result, Row } from "./row.ts";
import { sweepOver } from "./sweep.ts";
import { warm } from "./warm.ts";
import { activation, engine } from "./workflows.ts";

const { values } = parseArgs({
  options: {
    only: { type: "string" },
    seconds: { type: "string", default: "5" },
    // How many the sweep is to find those in that are due. 100,000 take two minutes to put there.
    offers: { type: "string", default: "100000" },
    json: { type: "boolean", default: false },
  },
});

const benchmarks: Readonly<Record<string, Benchmark>> = {
  warm,
  hot,
  spread,
  "cold-start": coldStart,
  activation,
  engine,
  sweep: sweepOver(Number(values.offers)),
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
  if (!benchmark) throw new Error(`${name} is none of ${Object.keys(benchmarks).join(", ")}`);
  if (!values.json) console.error(`${name} …`);
  results.push(...(await benchmark(Number(values.seconds))));
}
const rows = results.map((result) =>
  isSkipped(result) ? result : { ...result, kept: holds(result) },
);
if (values.json) console.log(JSON.stringify({ node: process.version, rows }));
else console.table(results.map(line));
process.exitCode = results.every((result) => isSkipped(result) || holds(result)) ? 0 : 1;
