import { describe, expect, it } from "vitest";

import { groupedCode } from "../../../shared/adapters/crypto/codes.ts";
import { mailWorld, thePair } from "../../support/mail-world.ts";

const technician1 = "technician1@fabrikam.com";
const technician2 = "technician2@fabrikam.com";
const minute = 60_000;

const people = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ email: `p${n}@fabrikam.com` }));

describe("a distribution", () => {
  it("sends each recipient one mail with the pair", async () => {
    const { mails, queue, run, taken } = mailWorld();
    await queue();
    const { output } = await run();

    expect(output).toEqual({ total: 2, sent: 2, failed: 0 });
    expect(taken.map(({ email }) => email).sort()).toEqual([technician1, technician2]);
    for (const { text } of taken) {
      expect(text).toContain(groupedCode(thePair.accessId));
      expect(text).toContain(groupedCode(thePair.contractId));
    }
    expect(await mails()).toMatchObject({
      [technician1]: { state: "Sent", attempts: 1, failure: null, wait: null },
      [technician2]: { state: "Sent", attempts: 1 },
    });
  });

  it("writes to each recipient in their language, or else in the partner's", async () => {
    const contacts = [
      { email: technician1, locale: "en-GB", name: "Technician One" },
      { email: technician2 },
    ];
    const { mailer, queue, run } = mailWorld({ contacts, partner: { locale: "ko-KR" } });
    await queue();
    await run();
    const isKorean = mailer.mails.map(({ text, to }) => [
      to.email,
      /\p{Script=Hangul}/u.test(text),
    ]);
    expect(isKorean).toEqual([
      [technician1, false],
      [technician2, true],
    ]);
    expect(mailer.mails.find(({ to }) => to.email === technician1)?.text).toContain(
      "Technician One",
    );
  });

  it("leaves no address, name or ID in its history", async () => {
    const contacts = [
      { email: technician1, name: "Technician One Trujillo" },
      { email: "not an address" },
    ];
    const { mailer, queue, run } = mailWorld({ contacts });
    mailer.meet({ state: "Unavailable", reason: "503", answered: true });
    await queue();
    const { output, histories } = await run();
    const left = JSON.stringify({ output, histories });
    expect(left).toContain("sendMail");
    for (const secret of [technician1, "Trujillo", "not an address", "fabrikam"]) {
      expect(left).not.toContain(secret);
    }
    for (const id of [thePair.accessId, thePair.contractId]) {
      expect(left).not.toContain(id);
      expect(left).not.toContain(groupedCode(id));
    }
  });

  it("sends nothing when it is started again", async () => {
    const { mailer, queue, run, taken } = mailWorld();
    await queue();
    await run();
    const sends = mailer.sendCount();
    expect((await run()).output).toEqual({ total: 2, sent: 2, failed: 0 });
    expect(mailer.sendCount()).toBe(sends);
    expect(taken).toHaveLength(2);
  });

  it("stops all sends while the sender is throttled, and counts no attempt", async () => {
    const { mailer, mails, queue, run, taken, time } = mailWorld();
    const startedMs = time.nowMs;
    mailer.meet({ state: "Throttled", retryAfterSeconds: 90 });
    await queue();
    await run();
    expect(taken).toHaveLength(2);
    for (const { atMs } of taken) expect(atMs - startedMs).toBeGreaterThanOrEqual(90_000);
    expect(mailer.sendCount()).toBe(3);
    expect(await mails()).toMatchObject({
      [technician1]: { attempts: 1 },
      [technician2]: { attempts: 1 },
    });
  });

  it("waits when another distribution was throttled, because the limit is the sender's", async () => {
    const { mailer, queue, sendNext } = mailWorld();
    mailer.meet({ state: "Throttled", retryAfterSeconds: 90 });
    await queue();
    await queue({ distributionId: "distribution-2" });
    await sendNext("distribution-1");
    expect(await sendNext("distribution-2")).toEqual({
      next: "Wait",
      seconds: 90,
      whose: "sender",
    });
    expect(mailer.sendCount()).toBe(1);
  });

  it("retries a mail after the service was unavailable, and sends the others meanwhile", async () => {
    const { mailer, mails, offered, queue, run, taken, time } = mailWorld();
    const startedMs = time.nowMs;
    mailer.meet({ state: "Unavailable", reason: "503 Busy", answered: true }, 1);
    await queue();
    await run();
    expect(taken.map(({ email }) => email)).toEqual([technician2, technician1]);
    expect(taken[0]?.atMs).toBe(startedMs);
    // One mail is one operation to the service, however often it is sent.
    expect(offered[2]).toBe(offered[0]);
    expect(await mails()).toMatchObject({
      [technician1]: { state: "Sent", attempts: 2, failure: null },
      [technician2]: { state: "Sent", attempts: 1 },
    });
  });

  it("finds the outcome of a send whose answer was lost, and does not send again", async () => {
    const { mailer, mails, queue, run, taken } = mailWorld({ contacts: [{ email: technician1 }] });
    mailer.meet("answer lost");
    await queue();
    await run();
    expect(mailer.sendCount()).toBe(1);
    expect(taken).toHaveLength(1);
    expect(await mails()).toMatchObject({ [technician1]: { state: "Sent", attempts: 1 } });
  });

  it("does not send again while the first send may still arrive", async () => {
    const { mailer, queue, run, taken, time } = mailWorld({ contacts: [{ email: technician1 }] });
    const startedMs = time.nowMs;
    mailer.meet({ state: "Unavailable", reason: "TIMEOUT" });
    await queue();
    await run();
    expect(taken).toHaveLength(1);
    expect((taken[0]?.atMs ?? 0) - startedMs).toBeGreaterThanOrEqual(30_000);
  });

  it("continues when the shortest of several waits is over", async () => {
    const { mailer, queue, run, sendNext, taken, time } = mailWorld();
    mailer.meet({ state: "Unavailable", reason: "503 Busy", answered: true }, 3);
    await queue();
    expect(await sendNext()).toMatchObject({ seconds: 2 });
    time.nowMs += 2000;
    expect(await sendNext()).toMatchObject({ seconds: 10 });
    // The other mail fails for the first time now, during this longer wait.
    const waitingSinceMs = time.nowMs;
    await run();
    const waits = taken.map(({ atMs, email }) => [email, (atMs - waitingSinceMs) / 1000]);
    expect(waits).toEqual([
      [technician2, 2],
      [technician1, 10],
    ]);
  });

  it("gives up a rejected mail at once, with the reason", async () => {
    const { mailer, mails, queue, run, taken } = mailWorld();
    mailer.meet({ state: "Rejected", reason: "400 BadRequest: No." });
    await queue();
    expect((await run()).output).toEqual({ total: 2, sent: 1, failed: 1 });
    expect(taken).toHaveLength(1);
    expect(mailer.sendCount()).toBe(2);
    expect(await mails()).toMatchObject({
      [technician1]: { state: "DeadLettered", attempts: 1, failure: "400 BadRequest: No." },
    });
  });

  it("gives up a mail after its last attempt, within the hour", async () => {
    const { mailer, mails, queue, run, time } = mailWorld({ contacts: [{ email: technician1 }] });
    const startedMs = time.nowMs;
    mailer.meet({ state: "Unavailable", reason: "503 Away", answered: true }, 99);
    await queue();
    expect((await run()).output).toEqual({ total: 1, sent: 0, failed: 1 });
    expect(mailer.sendCount()).toBe(6);
    expect(await mails()).toMatchObject({
      [technician1]: { state: "DeadLettered", attempts: 6, failure: "503 Away" },
    });
    expect(time.nowMs - startedMs).toBeGreaterThan(20 * minute);
    expect(time.nowMs - startedMs).toBeLessThan(60 * minute);
  });

  it("stays within the sender's limits, and each page's history stays short", async () => {
    const contacts = people(150);
    const { queue, run, taken } = mailWorld({ contacts });
    await queue();
    const { calls, histories, output } = await run();
    expect(output).toEqual({ total: 150, sent: 150, failed: 0 });
    const inWindow = (ms: number): number =>
      Math.max(
        ...taken.map(
          ({ atMs }) => taken.filter((t) => t.atMs >= atMs && t.atMs < atMs + ms).length,
        ),
      );
    expect(inWindow(minute)).toBe(30);
    expect(inWindow(60 * minute)).toBe(100);
    // A wait for the sender costs one step in vain, not one for each mail.
    expect(calls.filter((name) => name === "sendMail").length).toBeLessThan(150 + 10);
    expect(Math.max(...histories.map(({ length }) => length))).toBeLessThan(250);
  });

  it("sends one page per generation, however high the limits are", async () => {
    const limits = { perMinute: 1000, perHour: 10_000 };
    const { queue, run, taken, time } = mailWorld({ contacts: people(120), limits });
    const startedMs = time.nowMs;
    await queue();
    const { histories } = await run();
    expect(histories).toHaveLength(3);
    expect(taken).toHaveLength(120);
    expect(time.nowMs).toBe(startedMs);
  });

  it("gives up a mail that causes a fault, and sends the others", async () => {
    const world = mailWorld();
    const { deps, mails, queue, run, taken } = world;
    const write = deps.letters.credentialsLetter;
    const { letters } = deps as { letters: { credentialsLetter: typeof write } };
    letters.credentialsLetter = (input) => {
      if (input.recipientName === "Broken") throw new Error("a fault");
      return write(input);
    };
    await queue();
    await deps.distributions.addMails("offer-1", "distribution-1", [
      { email: "c@fabrikam.com", name: "Broken" },
    ]);
    expect((await run()).output).toEqual({ total: 3, sent: 2, failed: 1 });
    expect(taken).toHaveLength(2);
    expect(await mails()).toMatchObject({ "c@fabrikam.com": { state: "DeadLettered" } });
  });

  it("skips an invalid address", async () => {
    const { mailer, mails, queue, run } = mailWorld({ contacts: [{ email: "not an address" }] });
    await queue();
    expect((await run()).output).toEqual({ total: 1, sent: 0, failed: 1 });
    expect(mailer.sendCount()).toBe(0);
    expect(await mails()).toMatchObject({ "not an address": { state: "Skipped", attempts: 0 } });
  });
});
