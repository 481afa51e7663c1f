import { Cron } from "croner";

const months = "JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC".split("|");
const days = "SUN|MON|TUE|WED|THU|FRI|SAT".split("|");
const fields: readonly (readonly [name: string, min: number, max: number, names: string[]])[] = [
  ["second", 0, 59, []],
  ["minute", 0, 59, []],
  ["hour", 0, 23, []],
  ["day", 1, 31, []],
  ["month", 1, 12, months],
  ["day of week", 0, 6, days],
];

const crons = new Map<string, Cron>();

/**
 * The next time after `after` (UTC) of an NCRONTAB expression. Throws an Error with the reason for an
 * expression that Azure refuses; croner accepts more (L, W, #, 7 for Sunday, @daily).
 */
export function nextOccurrence(expression: string, after: Date): Date {
  let cron = crons.get(expression);
  if (cron === undefined) {
    const parts = split(expression);
    for (const [index, part] of parts.entries()) checkField(expression, part, index);
    // In NCRONTAB both day fields must allow a day, and "5/15" means "from 5 in steps of 15".
    cron = new Cron(parts.join(" "), {
      paused: true,
      timezone: "UTC",
      mode: "6-part",
      domAndDow: true,
      sloppyRanges: true,
    });
    crons.set(expression, cron);
  }
  const next = cron.nextRun(after);
  if (next === null) throw new Error(`schedule "${expression}" never comes`);
  return next;
}

/** Whether the schedule fires more than once a minute all day: Azure then stores no status for it. */
export function isFrequent(expression: string): boolean {
  const [seconds = "", ...rest] = split(expression);
  return rest.every((part) => part === "*") && !/^\d+$/.test(seconds);
}

function split(expression: string): string[] {
  const parts = expression.trim().split(/\s+/);
  if (/^(\d+\.)?\d+:\d+(:\d+)?$/.test(expression.trim()))
    throw new Error(`schedule "${expression}" is a time span, which Flex Consumption does not run`);
  if (parts.length !== fields.length)
    throw new Error(`schedule "${expression}" is not NCRONTAB: it needs six fields`);
  return parts;
}

function checkField(expression: string, part: string, index: number): void {
  const [name, min, max, names] = fields[index] ?? ["", 0, 0, []];
  // NaN for what is neither a name nor a number: it is within no bounds.
  const valueOf = (text: string): number => {
    const named = names.indexOf(text.toUpperCase());
    return named < 0 ? Number(/^\d+$/.exec(text)?.[0]) : min + named;
  };
  for (const item of part.split(",")) {
    const [, range = "", step] = /^([^/]*)(?:\/(\d+))?$/.exec(item) ?? [];
    const [low = "", high = low, ...more] = range.split("-");
    const [first, last] = [valueOf(low), valueOf(high)];
    const isRange = first >= min && first <= last && last <= max && more.length === 0;
    if ((range !== "*" && !isRange) || (step !== undefined && +step < 1))
      throw new Error(`schedule "${expression}" is not NCRONTAB: "${item}" is no ${name}`);
  }
}
