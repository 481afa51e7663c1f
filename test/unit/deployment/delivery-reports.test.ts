import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { subscribe } from "../../../infra/azure/delivery-reports.ts";

const unknown = { ok: false, said: "The function deliveryReport was not found." };
const done = { ok: true, said: "" };
const noPause = () => Promise.resolve();

const logged = vi.spyOn(console, "log");
beforeEach(() => {
  logged.mockImplementation(() => undefined);
});
afterEach(() => {
  logged.mockReset();
});

test("a subscription that succeeds at once is requested once, without output", async () => {
  const deploy = vi.fn(() => done);
  await subscribe(deploy, noPause);
  expect(deploy).toHaveBeenCalledTimes(1);
  expect(logged).not.toHaveBeenCalled();
});

test("the request is repeated, with pauses, until Resource Manager finds the new function", async () => {
  const deploy = vi.fn(() => done);
  deploy.mockReturnValueOnce(unknown).mockReturnValueOnce(unknown);
  const pause = vi.fn(noPause);
  await subscribe(deploy, pause);
  expect(deploy).toHaveBeenCalledTimes(3);
  expect(pause).toHaveBeenCalledTimes(2);
});

test("every refusal is printed with the message of az", async () => {
  await subscribe(vi.fn(() => done).mockReturnValueOnce(unknown), noPause);
  expect(logged.mock.calls.flat().join()).toContain(unknown.said);
});

test("a permanent fault ends the deployment with the message of az", async () => {
  const deploy = vi.fn(() => unknown);
  await expect(subscribe(deploy, noPause)).rejects.toThrow(unknown.said);
  expect(deploy.mock.calls.length).toBeLessThan(20);
});
