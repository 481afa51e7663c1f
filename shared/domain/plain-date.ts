/**
 * A calendar date without a time or zone, as `YYYY-MM-DD`. Texts compare as their dates do. The
 * program's rules use days, not instants (A21).
 */
export type PlainDate = string;

const dayMs = 86_400_000;

const parts = (date: PlainDate): readonly [year: number, month: number, day: number] => [
  Number(date.slice(0, 4)),
  Number(date.slice(5, 7)),
  Number(date.slice(8, 10)),
];

const utc = (date: PlainDate): number => {
  const [year, month, day] = parts(date);
  return Date.UTC(year, month - 1, day);
};

const format = (year: number, month: number, day: number): PlainDate =>
  `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;

/** Whether the text is a real date: `2026-02-30` is not. */
export const isPlainDate = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(utc(text)).toISOString().startsWith(text);

export const addDays = (date: PlainDate, days: number): PlainDate =>
  new Date(utc(date) + days * dayMs).toISOString().slice(0, 10);

/** Days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: PlainDate, to: PlainDate): number =>
  Math.round((utc(to) - utc(from)) / dayMs);

export const laterOf = (a: PlainDate, b: PlainDate): PlainDate => (a > b ? a : b);

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/**
 * The `years`-th anniversary of `anchor`.
 *
 * A3: always computed from the original anchor. 29 February becomes the 28th in common years and is
 * the 29th again in leap years. Adding one year at a time would stay on the 28th.
 */
export function anniversaryOf(anchor: PlainDate, years: number): PlainDate {
  const [year, month, day] = parts(anchor);
  const target = year + years;
  return month === 2 && day === 29 && !isLeap(target)
    ? format(target, 2, 28)
    : format(target, month, day);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Formatters are kept, because building one costs more than using it a thousand times. */
function formatterFor(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  formatters.set(timeZone, made);
  return made;
}

function wallClock(instant: Date, timeZone: string): { date: PlainDate; epochMs: number } {
  const found = Object.fromEntries(
    formatterFor(timeZone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = found;
  return {
    date: format(year, month, day),
    epochMs: Date.UTC(year, month - 1, day, hour, minute, second),
  };
}

const latest = new Map<string, { readonly second: number; readonly date: PlainDate }>();

/** The local date in `timeZone` at `instant`. */
export function dateIn(instant: Date, timeZone: string): PlainDate {
  // Most calls in a second ask for the same date, and formatting costs more than the rest of a
  // decision.
  const second = Math.floor(instant.getTime() / 1000);
  const known = latest.get(timeZone);
  if (known?.second === second) return known.date;
  const { date } = wallClock(instant, timeZone);
  latest.set(timeZone, { second, date });
  return date;
}

/** The latest date that has begun somewhere on Earth: the one in UTC+14 (A43). */
export const latestDateOnEarth = (instant: Date): PlainDate =>
  new Date(instant.getTime() + 14 * 3_600_000).toISOString().slice(0, 10);

/**
 * The first instant of `date` in `timeZone`. If a clock change skips midnight, the first one after.
 */
export function startOfDay(date: PlainDate, timeZone: string): Date {
  const target = utc(date);
  // Two rounds: the offset at the first guess may differ from the one at midnight itself.
  let guess = target;
  for (let round = 0; round < 2; round += 1) {
    const offset = wallClock(new Date(guess), timeZone).epochMs - guess;
    guess = target - offset;
  }
  // Where a clock change skips midnight, the guess can be in the day before.
  while (dateIn(new Date(guess), timeZone) < date) guess += 900_000;
  // Where clocks go back from 01:00 to 00:00, midnight occurs twice and the guess may be the
  // second.
  while (dateIn(new Date(guess - 900_000), timeZone) >= date) guess -= 900_000;
  return new Date(guess);
}
