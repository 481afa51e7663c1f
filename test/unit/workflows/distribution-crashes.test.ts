import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { Trouble } from "../../support/memory-mailer.ts";
import { Crashes, mailWorld } from "../../support/mail-world.ts";
import { seed } from "../../support/seed.ts";

type Points = ReadonlyMap<number, "before" | "after">;

async function callsOfOneRun(): Promise<number> {
  const crashes = new Crashes();
  const { queue, run } = mailWorld({ crashes });
  await queue();
  await run();
  return crashes.calls;
}

/** Runs the workflow with these crashes and failures of the e-mail service, until its retries finish it. */
async function distributed(points: Points, troubles: readonly (readonly [Trouble, number])[] = []) {
  const world = mailWorld({ crashes: new Crashes(points) });
  await world.queue();
  for (const [trouble, times] of troubles) world.mailer.meet(trouble, times);
  const { output } = await world.run();
  const states = Object.values(await world.mails()).map(({ state }) => state);
  return { output, states, addresses: world.taken.map(({ email }) => email).sort() };
}

const onePerRecipient = ["technician1@fabrikam.com", "technician2@fabrikam.com"];

describe("an interrupted distribution", () => {
  it("sends one mail per recipient, whichever call failed, before or after it took effect", async () => {
    const calls = await callsOfOneRun();
    expect(calls).toBeGreaterThan(15);
    for (let call = 0; call < calls; call += 1) {
      for (const moment of ["before", "after"] as const) {
        const { addresses, output, states } = await distributed(new Map([[call, moment]]));
        const at = `${moment} call ${call}`;
        expect([at, addresses]).toEqual([at, onePerRecipient]);
        expect([at, states]).toEqual([at, ["Sent", "Sent"]]);
        expect(output).toEqual({ total: 2, sent: 2, failed: 0 });
      }
    }
  });

  it("sends no second mail, however often it is interrupted while the e-mail service fails too", async () => {
    const moments = fc.constantFrom("before" as const, "after" as const);
    const points = fc.dictionary(fc.nat(80).map(String), moments, { maxKeys: 12 });
    const trouble = fc.constantFrom<Trouble>(
      "answer lost",
      { state: "Throttled", retryAfterSeconds: 20 },
      { state: "Unavailable", reason: "500", answered: true },
      { state: "Unavailable", reason: "TIMEOUT" },
    );
    await fc.assert(
      fc.asyncProperty(points, fc.tuple(trouble, fc.nat(3)), async (where, met) => {
        const crashes = new Map(Object.entries(where).map(([call, when]) => [Number(call), when]));
        const { addresses, states } = await distributed(crashes, [met]);
        expect(new Set(addresses).size).toBe(addresses.length);
        // Crashes use up attempts, so one may have been given up: then it was not sent.
        expect(new Set([...states, "Sent", "DeadLettered"]).size).toBe(2);
        expect(states.filter((state) => state === "Sent")).toHaveLength(addresses.length);
      }),
      { numRuns: 60, seed },
    );
  });
});

describe("two runs of one distribution", () => {
  it("send one mail per recipient, however their steps interleave", async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const world = mailWorld();
        await world.queue();
        const { distributions } = world;
        for (const name of ["readMail", "writeMail", "indexOperation"] as const) {
          const method = distributions[name].bind(distributions) as () => Promise<unknown>;
          Object.assign(distributions, { [name]: scheduler.scheduleFunction(method) });
        }
        const open = await world.steps.listMails(world.ref);
        const both = [...open.open, ...open.open].map(({ addressKey }) =>
          world.steps.sendMail({ ...world.ref, addressKey }),
        );
        await scheduler.waitFor(Promise.all(both));
        expect(world.taken.map(({ email }) => email).sort()).toEqual(onePerRecipient);
      }),
      { numRuns: 100, seed },
    );
  });

  it("send nothing for a run that was delayed between storing `Sending` and its send", async () => {
    const world = mailWorld({ contacts: [{ email: "technician1@fabrikam.com" }] });
    await world.queue();
    const write = world.distributions.writeMail.bind(world.distributions);
    world.distributions.writeMail = async (mail, expected) => {
      const written = await write(mail, expected);
      if (mail.state === "Sending") world.time.nowMs += 40_000;
      return written;
    };
    expect(await world.sendNext()).toMatchObject({ next: "Wait" });
    expect(world.mailer.sendCount()).toBe(0);

    world.distributions.writeMail = write;
    await world.run();
    expect(world.taken).toHaveLength(1);
  });

  it("do not send again a mail that the e-mail service has forgotten", async () => {
    const world = mailWorld({ contacts: [{ email: "technician1@fabrikam.com" }] });
    await world.queue();
    world.mailer.meet({ state: "Unavailable", reason: "TIMEOUT" });
    await world.sendNext();
    world.time.nowMs += 24 * 3_600_000;
    expect((await world.run()).output).toEqual({ total: 1, sent: 0, failed: 1 });
    expect(world.mailer.sendCount()).toBe(1);
    expect(Object.values(await world.mails())).toMatchObject([
      {
        state: "DeadLettered",
        failure: "The e-mail service no longer knows whether the e-mail was sent.",
      },
    ]);
  });
});
