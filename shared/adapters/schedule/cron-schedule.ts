import { Cron } from "croner";

import type { RunSchedule } from "../../application/ports/operations.ts";

const beginning = new Date(0);

/**
 * The runs of an NCRONTAB expression (six fields, UTC), as Azure's timer computes them. Throws for
 * what is not one.
 */
export function makeCronSchedule(expression: string): RunSchedule {
  const cron = new Cron(expression, {
    paused: true,
    timezone: "UTC",
    mode: "6-part",
    // NCrontab takes a day only when both day fields do, and "5/15" as "from 5 in steps of 15".
    domAndDow: true,
    sloppyRanges: true,
  });
  return {
    // Croner looks back from before the given second; that second itself may be a run.
    between: (after, until, max) =>
      cron
        .previousRuns(max, new Date(Math.floor(until.getTime() / 1000) * 1000 + 1000))
        .filter((tick) => tick > after),
    firstAfter: (after) => cron.nextRun(after) ?? beginning,
  };
}
