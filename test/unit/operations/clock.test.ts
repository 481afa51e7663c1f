import { readFileSync } from "node:fs";

import { expect, test } from "vitest";

import { makeClockCases } from "../../../shared/application/operations/clock.ts";
import { readConfig } from "../../../shared/config.ts";

const example = JSON.parse(readFileSync("local.settings.example.json", "utf8")) as {
  readonly Values: Readonly<Record<string, string>>;
};

function aClock() {
  const moves: string[] = [];
  const clock = {
    now: () => new Date("2025-09-01T09:00:00Z"),
    isMoved: false,
    moveTo: async (to: Date) => void moves.push(to.toISOString()),
    reset: async () => void moves.push("reset"),
  };
  return { clock, moves };
}

test.each([
  [false, "NOT_FOUND", []],
  [true, "moved", ["2026-01-01T00:00:00.000Z", "reset"]],
])("where time travel is allowed: %s, a clock is %s", async (allowed, outcome, expected) => {
  const { clock, moves } = aClock();
  const { moveClock, readClock, resetClock } = makeClockCases({
    movableClock: allowed ? clock : null,
  });
  const answers = [
    await moveClock({ now: "2026-01-01T00:00:00Z" }),
    await readClock(),
    await resetClock(),
  ];
  for (const answer of answers) expect(answer.ok ? "moved" : answer.refusal.code).toBe(outcome);
  expect(moves).toEqual(expected);
});

test.each([
  [undefined, false],
  ["false", false],
  ["true", true],
])("ALLOW_TIME_TRAVEL=%s allows it: %s", (value, allowed) => {
  const key = Buffer.alloc(32, 1).toString("base64");
  const settings = {
    ...example.Values,
    ...{ ENCRYPTION_KEYS: JSON.stringify({ "local-1": key }), HASH_KEY: key },
    ALLOW_TIME_TRAVEL: value,
  };
  expect(readConfig(settings).allowTimeTravel).toBe(allowed);
});
