import { describe, expect, it } from "vitest";

import type {
  MailLimits,
  SendRequest,
} from "../../../shared/application/ports/send-rate-limiter.ts";
import {
  askToSend,
  emptySendQueue,
  queueWithout,
} from "../../../shared/application/workflows/distribute/send-queue.ts";
import type { SendQueue } from "../../../shared/application/workflows/distribute/send-queue.ts";
import { reserveSendTime } from "../../../shared/application/workflows/distribute/rate-limit.ts";

const start = Date.parse("2026-01-05T12:00:00.000Z");
const hourMs = 3_600_000;

const request = (distributionId: string, partnerId: string, urgent = false): SendRequest => ({
  ...{ offerId: `offer-${partnerId}`, distributionId, partnerId, urgent },
});

/** A queue on a clock that only the test moves. */
function aQueue(first: MailLimits, stored: SendQueue = emptySendQueue) {
  let queue = stored;
  let limits = first;
  return {
    ask: (asked: SendRequest, nowMs: number) => {
      const { queue: after, turn } = askToSend(queue, asked, nowMs, limits);
      queue = after;
      return turn;
    },
    leave: (distributionId: string) => (queue = queueWithout(queue, distributionId)),
    limit: (next: MailLimits) => (limits = next),
    state: () => queue,
  };
}

interface Client {
  readonly request: SendRequest;
  readonly startMs: number;
  readonly mails: number;
}

/** Every client asks, waits as it is told, and goes on until its mails are sent. */
function simulate(clients: readonly Client[], limits: MailLimits) {
  const queue = aQueue(limits);
  const sends: { readonly atMs: number; readonly request: SendRequest }[] = [];
  const open = clients.map((client) => ({ ...client, atMs: client.startMs, left: client.mails }));
  const active = new Set(open);
  const fairMs = new Map<string, number>();
  const waitedMs = new Map<string, number>();
  while ([...active].some(({ mails }) => mails === 1)) {
    let next = [...active][0];
    for (const each of active) if (next === undefined || each.atMs < next.atMs) next = each;
    if (!next) break;
    const { distributionId, partnerId } = next.request;
    if (next.atMs === next.startMs) {
      // From the sender's next possible send on, an equal share of its rate for each partner.
      const partners = new Set(queue.state().waiting.map((each) => each.partnerId)).add(partnerId);
      const { atMs } = reserveSendTime(queue.state().sends, next.atMs, limits);
      const shareMs = partners.size * (hourMs / limits.perHour);
      fairMs.set(distributionId, atMs - next.startMs + shareMs);
    }
    const { waitMs } = queue.ask(next.request, next.atMs);
    if (waitMs > 0) {
      // Workflows wait whole seconds.
      next.atMs += Math.ceil(waitMs / 1000) * 1000;
      continue;
    }
    sends.push({ atMs: next.atMs, request: next.request });
    waitedMs.set(distributionId, next.atMs - next.startMs);
    next.left -= 1;
    next.atMs += 500;
    if (next.left === 0) active.delete(next);
  }
  return { fairMs, sends, waitedMs };
}

const mostIn = (times: readonly number[], ms: number): number =>
  Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + ms).length));

describe("the fair shares of the sender", () => {
  it("sends every mail of 200 quiet partners within twice its fair time, whatever one partner sends", () => {
    const limits = { perMinute: 5, perHour: 10 };
    const noisy = Array.from({ length: 120 }, (_, n) => ({
      ...{ request: request(`noisy-${n}`, "noisy", n % 10 === 0), startMs: start, mails: 100 },
    }));
    const quiet = Array.from({ length: 200 }, (_, n) => ({
      ...{ request: request(`quiet-${n}`, `quiet-${n}`), mails: 1 },
      startMs: start + 60_000 + ((n * 7_919) % 200) * 97_000,
    }));
    const { fairMs, sends, waitedMs } = simulate([...noisy, ...quiet], limits);
    const ratios = quiet.map(
      ({ request: { distributionId } }) =>
        (waitedMs.get(distributionId) ?? Infinity) / (fairMs.get(distributionId) ?? 0),
    );
    expect(Math.max(...ratios)).toBeLessThanOrEqual(2);
    const times = sends.map(({ atMs }) => atMs);
    expect(mostIn(times, 60_000)).toBeLessThanOrEqual(limits.perMinute);
    expect(mostIn(times, hourMs)).toBeLessThanOrEqual(limits.perHour);
  });

  it("sends a letter of an activation before the others that wait", () => {
    const queue = aQueue({ perMinute: 1, perHour: 100 });
    queue.ask(request("first", "contoso"), start);
    queue.ask(request("notice", "contoso"), start);
    queue.ask(request("letter", "fabrikam", true), start + 1_000);
    expect(queue.ask(request("notice", "contoso"), start + 61_000).waitMs).toBeGreaterThan(0);
    expect(queue.ask(request("letter", "fabrikam", true), start + 61_000).waitMs).toBe(0);
  });

  it("sends at once when the limits have risen, though the distribution was told to wait", () => {
    const queue = aQueue({ perMinute: 5, perHour: 10 });
    for (let n = 0; n < 130; n += 1) queue.ask(request(`d${n}`, "contoso"), start);
    const told = queue.ask(request("d129", "contoso"), start + 1_000);
    expect(told.waitMs).toBeLessThanOrEqual(900_000);
    queue.limit({ perMinute: 600, perHour: 10_000 });
    expect(queue.ask(request("d129", "contoso"), start + 1_000 + told.waitMs).waitMs).toBe(0);
  });

  it("gives the place of a distribution that leaves, or does not come back, to the next", () => {
    const queue = aQueue({ perMinute: 1, perHour: 100 });
    queue.ask(request("sent", "contoso"), start);
    for (const id of ["lost", "left", "next"]) queue.ask(request(id, id), start);
    queue.leave("left");
    const comeBack = start + 61_000;
    expect(queue.ask(request("next", "next"), comeBack).waitMs).toBeGreaterThan(0);
    expect(queue.ask(request("next", "next"), comeBack + 61_000).waitMs).toBe(0);
  });

  it("does not wait for the times that version 0.1.0 reserved ahead", () => {
    const reserved: [number, number] = [(start + 13 * hourMs) / 1_000, 5];
    const minute: [number, number] = [(start + 13 * hourMs) / 60_000, 5];
    const sends = { seconds: [reserved], minutes: [minute], notBeforeMs: 0 };
    const queue = aQueue({ perMinute: 5, perHour: 10 }, { ...emptySendQueue, sends });
    expect(queue.ask(request("d", "contoso"), start).waitMs).toBe(0);
  });
});
