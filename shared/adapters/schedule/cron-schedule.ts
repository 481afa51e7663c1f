import { Cron } from "croner";

import type { RunSchedule } from "../../application/ports/operations.ts";

const beginning = new Date(0);

/**
 * The runs of an NCRONTAB expression (six fields, UTC), as Azure's timer computes them. Throws for
 * an invalid expression.
 */
export function makeCronSchedule(expression: string): RunSchedule {
  const cron = new Cron(expression, {
    paused: true,
    timezone: "UTC",
    mode: "6-part",
    // NCrontab runs on a day only if both day fields match, and reads "5/15" as "from 5, every 15".
    domAndDow: true,
    sloppyRanges: true,
  });
  return {
    // Croner searches before the given second, but that second can be a run too.
    between: (after, until, max) =>
      cron
        .previousRuns(max, new Date(Math.floor(until.getTime() / 1000) * 1000 + 1000))
        .filter((tick) => tick > after),
    firstAfter: (after) => cron.nextRun(after) ?? beginning,
  };
}
