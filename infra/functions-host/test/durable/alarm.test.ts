import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { Alarm } from "../../src/durable/run/alarm.ts";

const start = Date.parse("2026-01-01T00:00:00Z");

beforeEach(() => {
  vi.useFakeTimers({ now: start });
});
afterEach(() => {
  vi.useRealTimers();
});

/** An alarm over times that can be added to, and what it rang for. */
function anAlarm(...dues: number[]) {
  const rung: number[] = [];
  const open = new Set(dues);
  const alarm = new Alarm(
    (after) => [...open].filter((due) => due > after).sort((a, b) => a - b)[0],
    (now) => {
      for (const due of open) {
        if (due > now) continue;
        open.delete(due);
        rung.push(due);
      }
    },
  );
  return {
    rung,
    add: (due: number) => {
      open.add(due);
      alarm.set();
    },
  };
}

test("an alarm rings once for each time, in order, and sleeps between them", async () => {
  const { add, rung } = anAlarm();
  add(start + 4 * 86_400_000);
  add(start + 1_000);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(rung).toEqual([start + 1_000]);
  await vi.advanceTimersByTimeAsync(4 * 86_400_000);
  expect(rung).toEqual([start + 1_000, start + 4 * 86_400_000]);
});

test("an alarm rings for what is added after the machine's clock was set back", async () => {
  const { add, rung } = anAlarm();
  add(start + 100);
  await vi.advanceTimersByTimeAsync(200);
  vi.setSystemTime(start - 10_000);
  add(start - 9_000);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(rung).toEqual([start + 100, start - 9_000]);
});

test("an alarm is late by no more than a minute when the clock jumped over its time", async () => {
  const { add, rung } = anAlarm();
  add(start + 3_600_000);
  vi.setSystemTime(start + 7_200_000);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(rung).toEqual([start + 3_600_000]);
});
