import { beforeEach, expect, test, vi } from "vitest";

import { subscribe } from "../../../infra/azure/delivery-reports.ts";
import { fakeAz, quick } from "../../support/fake-az.ts";

const unknown = { ok: false, said: "The function deliveryReport was not found." };
const done = { ok: true, said: "" };

const logged = vi.spyOn(console, "log");
beforeEach(() => {
  fakeAz();
  logged.mockReset().mockImplementation(() => undefined);
});

test("a subscription that succeeds at once is requested once", async () => {
  const deploy = vi.fn(() => done);
  await subscribe(deploy, quick);
  expect(deploy).toHaveBeenCalledTimes(1);
});

test("the request is repeated until Resource Manager finds the new function", async () => {
  const deploy = vi.fn(() => done);
  deploy.mockReturnValueOnce(unknown).mockReturnValueOnce(unknown);
  await subscribe(deploy, quick);
  expect(deploy).toHaveBeenCalledTimes(3);
});

test("every refusal is printed with the message of az", async () => {
  await subscribe(vi.fn(() => done).mockReturnValueOnce(unknown), quick);
  expect(logged.mock.calls.flat().join()).toContain(unknown.said);
});

test("a permanent fault ends the deployment with the message of az", async () => {
  const deploy = vi.fn(() => unknown);
  await expect(subscribe(deploy, { timeoutMs: 20, pauseMs: 5 })).rejects.toThrow(unknown.said);
  expect(deploy.mock.calls.length).toBeLessThan(20);
});
