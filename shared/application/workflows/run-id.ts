/**
 * Ids of runs say when a run was started, in real time, so that they sort by it whatever the
 * domain's clock has been set to: `20260901T000500000Z-4f1c02ab`.
 */
const stamp = (realMs: number): string => new Date(realMs).toISOString().replace(/[-:.]/g, "");

export const newRunId = (realMs: number, suffix: string): string =>
  `${stamp(realMs)}-${suffix.slice(0, 8)}`;

/** The run that the timer starts for one moment of its schedule: one id, however often it is told. */
export const timerRunId = (tick: Date): string => `${stamp(tick.getTime())}-timer`;

export const isTimerRun = (runId: string): boolean => runId.endsWith("-timer");

/** A run that did not take place, found by the run `foundBy`; 0 stands for all before the others. */
export const missedRunId = (foundBy: string, place: number): string =>
  `${foundBy}-missed-${String(place).padStart(3, "0")}`;

const pattern = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z-[0-9a-z-]+$/;

/** When the run was started, in real ms; undefined where it is the id of no run. */
export function startedMs(runId: string): number | undefined {
  const [, year, month, day, hour, minute, second, ms] = pattern.exec(runId) ?? [];
  if (ms === undefined) return undefined;
  const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z`);
  return Number.isNaN(time) ? undefined : time;
}
