/**
 * The ID of a run starts with the real time of its start, so that IDs sort by it whatever the
 * domain's clock is: `20260901T000500000Z-4f1c02ab`.
 */
const stamp = (realMs: number): string => new Date(realMs).toISOString().replace(/[-:.]/g, "");

export const newRunId = (realMs: number, suffix: string): string =>
  `${stamp(realMs)}-${suffix.slice(0, 8)}`;

/** The ID of the timer's run for one tick: the same, however often the timer fires for it. */
export const timerRunId = (tick: Date): string => `${stamp(tick.getTime())}-timer`;

export const isTimerRun = (runId: string): boolean => runId.endsWith("-timer");

/** The ID of a missed run that the run `foundBy` lists. `index` counts back; 999 stands for all earlier ones. */
export const missedRunId = (foundBy: string, index: number): string =>
  `${foundBy}-missed-${String(index).padStart(3, "0")}`;

const pattern = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z-[0-9a-z-]+$/;

/** The real time of the run's start, in ms; undefined if it is not the ID of a run. */
export function startedMs(runId: string): number | undefined {
  const [, year, month, day, hour, minute, second, ms] = pattern.exec(runId) ?? [];
  if (ms === undefined) return undefined;
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z`);
  return Number.isNaN(time) ? undefined : time;
}
