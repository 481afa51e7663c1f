import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { afterAll, expect, test } from "vitest";

import { portsFrom } from "../../../infra/local/ports.ts";
import { localSettings } from "../../../infra/local/settings.ts";
import { readConfig } from "../../../shared/config.ts";
import { defaultNotices } from "../../../shared/domain/notice.ts";

const dataDir = mkdtempSync(path.join(tmpdir(), "benefits-settings-"));
afterAll(() => {
  rmSync(dataDir, { recursive: true, force: true });
});

const ports = portsFrom({});

/** The configuration by this machine's settings and those of the test; undefined: not set. */
function configWith(settings: Record<string, string | undefined>) {
  return readConfig({ ...localSettings({ ports, dataDir }), ...settings });
}

test("the lead times of notices are settings, and the program's where nothing is set", () => {
  const names = {
    NOTICE_RENEWAL_DUE_DAYS: "60",
    NOTICE_WINDOW_CLOSING_DAYS: "10",
    NOTICE_ACTIVATE_BY_DAYS: "5",
    NOTICE_USAGE_HIGH_PERCENT: "50",
  };
  expect(configWith(names).notices).toEqual({
    renewalDueDays: 60,
    windowClosingDays: 10,
    activateByDays: 5,
    usageHighPercent: 50,
  });
  const unset = Object.fromEntries(Object.keys(names).map((name) => [name, undefined]));
  expect(configWith(unset).notices).toEqual(defaultNotices);
});

test("the sender's rate limit is a setting, with the limit of a new sender as default", () => {
  const set = configWith({ MAIL_PER_MINUTE: "1200", MAIL_PER_HOUR: "9000" });
  expect(set.mailLimits).toEqual({ perMinute: 1_200, perHour: 9_000 });
  const unset = configWith({ MAIL_PER_MINUTE: undefined, MAIL_PER_HOUR: undefined });
  expect(unset.mailLimits).toEqual({ perMinute: 30, perHour: 100 });
});
