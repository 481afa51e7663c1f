import { describe, expect, it } from "vitest";

import { aContract, cloud, noon } from "../../support/builders.ts";
import { mailWorld, withPair } from "../../support/mail-world.ts";

const technician1 = "technician1@fabrikam.com";
const technician2 = "technician2@fabrikam.com";

describe("a mail that waits", () => {
  it.each([
    [
      "the pair was replaced",
      { ...withPair({ ...aContract(), credentialVersion: 1 }) },
      "2025-10-01",
    ],
    ["the pair was taken away", { ...aContract({ active: [] }) }, "2025-10-01"],
    [
      "the offer was cancelled",
      { ...withPair(aContract()), cancelledOn: "2025-09-20" },
      "2025-10-01",
    ],
    ["the offer has expired", withPair(aContract()), "2026-10-02"],
  ])("is cancelled when %s", async (_why, contract, today) => {
    const { clock, contracts, mailer, mails, queue, run } = mailWorld();
    await queue();
    contracts.contract = contract;
    clock.date = noon(today);
    expect((await run()).output).toEqual({ total: 2, sent: 0, failed: 2 });
    expect(mailer.sendCount()).toBe(0);
    expect(await mails()).toMatchObject({
      [technician1]: { state: "Cancelled" },
      [technician2]: { state: "Cancelled" },
    });
  });

  it("is cancelled between two attempts too, unless the first one was accepted", async () => {
    for (const trouble of ["answer lost", { state: "Unavailable", reason: "500" }] as const) {
      const contacts = [{ email: technician1 }];
      const { contracts, mailer, mails, queue, run, sendNext } = mailWorld({ contacts });
      await queue();
      mailer.meet(trouble);
      await sendNext();
      contracts.contract = withPair({ ...aContract(), credentialVersion: 1 });
      await run();
      expect(mailer.sendCount()).toBe(1);
      const state = trouble === "answer lost" ? "Sent" : "Cancelled";
      expect(await mails()).toMatchObject({ [technician1]: { state } });
    }
  });

  it("is sent on the last day of the offer", async () => {
    const { clock, queue, run, taken } = mailWorld();
    clock.date = noon("2026-10-01");
    await queue();
    await run();
    expect(taken).toHaveLength(2);
  });

  it("shows what remains when it is sent, not when it was requested", async () => {
    const { contracts, queue, run, taken } = mailWorld();
    await queue();
    contracts.contract = withPair(aContract({ used: { [cloud]: 13 } }));
    await run();
    expect(taken[0]?.text).toContain("37");
  });
});
