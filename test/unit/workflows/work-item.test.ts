import { describe, expect, test } from "vitest";

import type { Deps } from "../../../shared/application/deps.ts";
import type { Telemetry } from "../../../shared/application/ports/telemetry.ts";
import { handleWork } from "../../../shared/application/workflows/sweep/work-item.ts";
import { mailWorld } from "../../support/mail-world.ts";

const anHour = 3_600_000;
const work = { kind: "Work", offerId: "offer-1", subject: "distribute-distribution-1" } as const;
const confirmation = { ...work, subject: "confirm-distribution-1" } as const;

const contacts = ["technician1", "technician2", "technician3"].map((name) => ({
  email: `${name}@contoso.example`,
}));
const [first = "", second = "", third = ""] = contacts.map(({ email }) => email);

function aWorld() {
  const world = mailWorld({ contacts });
  const measured: unknown[] = [];
  const telemetry: Telemetry = {
    ...world.deps.telemetry,
    measure: (...measurement) => void measured.push(measurement),
  };
  const workflows = { distribute: () => Promise.resolve() } as unknown as Deps["workflows"];
  const deps = { ...world.deps, telemetry, workflows };
  return { ...world, deps, measured: () => measured };
}

/** A world in which the mails are sent, and the first one is delivered. */
async function aSentWorld() {
  const world = aWorld();
  const { distributions, mails, queue, run } = world;
  await queue();
  await run();
  const [mail] = await distributions.readMails("offer-1", "distribution-1");
  if (!mail) throw new Error("no mail");
  const reportedAt = "2026-01-05T12:00:00.000Z";
  await distributions.writeMail({ ...mail.value, state: "Delivered", reportedAt }, mail.etag);
  const operationOf = async (email: string) => (await mails())[email]?.operationId ?? "";
  const states = async () =>
    Object.fromEntries(Object.values(await mails()).map((m) => [m.contact.email, m.state]));
  return { ...world, operationOf, states };
}

describe("work that a sweep finds", () => {
  test("is measured with its age in hours while it is open, and not after that", async () => {
    const { deps, measured, queue } = aWorld();
    await queue();

    expect(await handleWork(deps, work, 30.5 * anHour)).toEqual({ isDone: false, followUps: [] });
    expect(measured()).toEqual([["benefits.work.open", 30, {}]]);
    const ended = await aSentWorld();
    await handleWork(ended.deps, work, 30.5 * anHour);
    expect(ended.measured()).not.toContainEqual(expect.arrayContaining(["benefits.work.open"]));
  });

  test("is followed by a question a day later, if a mail has no delivery report", async () => {
    const { clock, deps, distributions } = await aSentWorld();
    const day = new Date(Date.parse(clock.date) + 24 * anHour).toISOString().slice(0, 10);

    expect(await handleWork(deps, work, 60_000)).toEqual({ isDone: false, followUps: [] });
    expect(await handleWork(deps, work, anHour)).toEqual({
      isDone: true,
      followUps: [{ day, item: confirmation }],
    });

    for (const { etag, value } of await distributions.readMails("offer-1", "distribution-1")) {
      await distributions.writeMail({ ...value, reportedAt: clock.date }, etag);
    }
    expect(await handleWork(deps, work, anHour)).toEqual({ isDone: true, followUps: [] });
  });
});

describe("the question about mails that stay Sent", () => {
  test("ends those that the e-mail service gave up, and no other", async () => {
    const { deps, mailer, mails, operationOf, states } = await aSentWorld();
    mailer.settle(await operationOf(first), { failed: "not asked" });
    mailer.settle(await operationOf(second), { failed: "EmailDropped" });
    mailer.settle(await operationOf(third), "Running");

    expect(await handleWork(deps, confirmation, anHour)).toEqual({ isDone: true, followUps: [] });

    expect(await states()).toEqual({
      [first]: "Delivered",
      [second]: "DeadLettered",
      [third]: "Sent",
    });
    expect((await mails())[second]?.failure).toBe("EmailDropped");
    expect(mailer.sendCount()).toBe(3);
  });

  test("is asked again by the next sweep if the service does not answer", async () => {
    const { deps, mailer, operationOf, states } = await aSentWorld();
    mailer.settle(await operationOf(third), { failed: "EmailDropped" });
    const { find } = mailer;
    const silent = { ...mailer, find: () => Promise.reject(new Error("No answer")) };

    expect(await handleWork({ ...deps, mailer: silent }, confirmation, anHour)).toEqual({
      isDone: false,
      followUps: [],
    });
    expect(await states()).toMatchObject({ [third]: "Sent" });
    expect(
      await handleWork({ ...deps, mailer: { ...mailer, find } }, confirmation, anHour),
    ).toEqual({
      isDone: true,
      followUps: [],
    });
    expect(await states()).toMatchObject({ [third]: "DeadLettered" });
  });
});
