import { describe, expect, it } from "vitest";

import { makeQueueNotice } from "../../../shared/application/workflows/notices/queue-notice.ts";
import type { Contact } from "../../../shared/contract/commerce.ts";
import type { Incident } from "../../../shared/domain/incident.ts";
import type { Membership } from "../../../shared/application/ports/stores.ts";
import { aContract, anIncident, cloud, noon, renewed } from "../../support/builders.ts";
import { mailWorld, withPair } from "../../support/mail-world.ts";

const technician1 = "technician1@contoso.com";
const technician2 = "technician2@contoso.com";

/** Contoso with two contacts, on a day. Notices are sent as soon as they are queued. */
function noticesOn(
  contract = withPair(aContract()),
  today = "2026-08-17",
  contacts: Contact[] = [{ email: technician1 }, { email: technician2, locale: "ko" }],
) {
  const world = mailWorld({ contract, contacts });
  world.clock.date = noon(today);
  const started: string[] = [];
  const workflows = {
    distribute: async ({ distributionId }: { readonly distributionId: string }) => {
      started.push(distributionId);
      await world.run(distributionId);
    },
    ...{ activate: unused, sweep: unused, reconcile: unused, replace: unused },
    ...{ backup: unused, erase: unused, forgetDistribution: unused, probe: unused },
  };
  const queue = makeQueueNotice({ ...world.deps, workflows });
  const notice = (subject: string, term = 1) => queue({ offerId: "offer-1", subject, term });
  return { ...world, notice, queue, started, workflows };
}

const unused = (): Promise<never> => Promise.reject(new Error("not used here"));

const usage = `UsageHigh:${cloud}`;
const withUsed = (used: number) => withPair(aContract({ used: { [cloud]: used } }));

describe("a notice", () => {
  it("goes to each of the partner's contacts once, in their language, through the send log", async () => {
    const { mailer, mails, notice, scheduled, started } = noticesOn();
    expect(await notice("RenewalDue")).toBe(true);
    expect(mailer.mails.map(({ subject, to }) => [to.email, subject])).toEqual([
      [technician1, expect.stringContaining("Renewal due in 15 days")],
      [technician2, expect.stringMatching(/\p{Script=Hangul}/u)],
    ]);
    expect(await mails(started[0])).toMatchObject({ [technician1]: { state: "Sent" } });
    expect(scheduled).toMatchObject([{ kind: "Work", subject: `distribute-${started[0] ?? ""}` }]);
  });

  it("is sent once per term, however often it is due", async () => {
    const { mailer, notice } = noticesOn();
    expect([await notice("RenewalDue"), await notice("RenewalDue")]).toEqual([true, false]);
    expect(mailer.mails).toHaveLength(2);
  });

  it("goes to the contacts of the first of two parallel calls, if the contacts change in between", async () => {
    const { distributions, mails, notice, started } = noticesOn();
    const before = distributions.add.bind(distributions);
    const first = [{ email: "technician3@contoso.com" }];
    distributions.add = async (distribution) => {
      distributions.add = before;
      await before({ ...distribution, recipients: first });
      return before(distribution);
    };

    expect(await notice("RenewalDue")).toBe(false);

    expect(Object.keys(await mails(started[0]))).toEqual(["technician3@contoso.com"]);
  });

  it("goes to a contact who came later, once, in the contact's language, and to nobody else again", async () => {
    const contacts: Contact[] = [{ email: technician1 }];
    const { mailer, notice } = noticesOn(withPair(aContract()), "2026-08-17", contacts);
    await notice("RenewalDue");
    contacts.push({ email: technician1.toUpperCase() }, { email: technician2, locale: "ko" });
    expect(await notice("RenewalDue")).toBe(false);
    expect([await notice("Late:RenewalDue"), await notice("Late:RenewalDue")]).toEqual([
      true,
      false,
    ]);
    expect(mailer.mails.map(({ subject, to }) => [to.email, subject])).toEqual([
      [technician1, expect.stringContaining("Renewal due in 15 days")],
      [technician2, expect.stringMatching(/\p{Script=Hangul}/u)],
    ]);
  });

  it("holds no ID", async () => {
    const { mailer, notice } = noticesOn();
    await notice("RenewalDue");
    expect(mailer.mails[0]?.text).not.toMatch(/Access ID:|Contract ID:/);
  });

  it("is not sent again when refunds take the count below the threshold and it rises again", async () => {
    const { contracts, mailer, notice } = noticesOn(withUsed(40), "2025-10-01");
    for (const used of [40, 39, 40, 41]) {
      contracts.contract = withUsed(used);
      await notice(usage);
    }
    expect(mailer.mails.map(({ to }) => to.email)).toEqual([technician1, technician2]);
    expect(mailer.mails[0]?.subject).toContain("80%");
  });

  it("of another rule, line or term is sent separately", async () => {
    const { clock, contracts, mailer, notice } = noticesOn(withUsed(40), "2025-10-01");
    await notice(usage);
    contracts.contract = withUsed(50);
    await notice(`Exhausted:${cloud}`);
    contracts.contract = renewed(withUsed(50), "2026-08-20");
    clock.date = noon("2026-09-01");
    await notice("Renewed", 2);
    const subjects = mailer.mails
      .filter(({ to }) => to.email === technician1)
      .map((m) => m.subject);
    expect(subjects).toMatchObject([
      expect.stringContaining("80%"),
      expect.stringContaining("No incidents left"),
      expect.stringContaining("Renewed"),
    ]);
  });

  it("after the anniversary is about the rest of the renewal window", async () => {
    const { mailer, notice } = noticesOn(withPair(aContract()), "2026-09-05");
    await notice("RenewalDue");
    expect(mailer.mails[0]?.subject).toContain("Renewal window closes in 26 days");
  });

  it("of a refund that waits is sent once, and not once the refund is decided", async () => {
    const { contracts, mailer, notice } = noticesOn(withUsed(2), "2025-10-13");
    const subject = "RefundWaiting:offer-1-a";
    const waiting = { ...anIncident({ requestType: "Billing" }), closedAt: noon("2025-10-05") };
    let incident: Incident = { ...waiting, state: "RefundDenied" };
    contracts.readRow = async () => ({
      row: { type: "incident", accountKey: "a", incident },
      ...{ etag: "1", commitId: "1" },
    });
    expect(await notice(subject)).toBe(false);
    incident = { ...waiting, state: "RefundReview" };
    expect([await notice(subject), await notice(subject)]).toEqual([true, false]);
    expect(mailer.mails.map(({ to }) => to.email)).toEqual([technician1, technician2]);
    expect(mailer.mails[0]?.subject).toContain("Refund not decided for 8 days");
    expect(mailer.mails[0]?.text).toContain("closed on October 5, 2025");
  });

  it("of a renewal with new IDs says that the old ones no longer work", async () => {
    const contract = renewed(withPair(aContract()), "2026-09-05", { issueNewIds: true });
    const { mailer, notice } = noticesOn(contract, "2026-09-05");
    await notice("Renewed", 2);
    expect(mailer.mails[0]?.text).toContain("no longer work");
  });

  it.each([
    ["of a day that has not come", "RenewalDue", 1, "2026-08-16"],
    ["of another term", "RenewalDue", 2, "2026-08-20"],
    ["of what has been done", "ActivateBy", 1, "2026-09-10"],
    ["of an offer that has ended", "RenewalDue", 1, "2026-10-02"],
  ])("%s is not queued, and can be queued later", async (_, subject, term, today) => {
    const { mailer, notice, scheduled } = noticesOn(withPair(aContract()), today);
    expect(await notice(subject, term)).toBe(false);
    expect(mailer.mails).toEqual([]);
    expect(scheduled).toEqual([]);
  });

  it("of an expired offer is sent once for each term that ended without a renewal", async () => {
    const { clock, contracts, mailer, notice } = noticesOn(withPair(aContract()), "2026-10-01");
    expect(await notice("Expired")).toBe(false);
    clock.date = noon("2026-10-02");
    expect([await notice("Expired"), await notice("Expired")]).toEqual([true, false]);
    // A38: a renewal that was told late has opened the next term, which ends without another one.
    contracts.contract = renewed(withPair(aContract()), "2026-09-25");
    clock.date = noon("2026-10-20");
    expect([await notice("Expired"), await notice("Expired", 2)]).toEqual([false, false]);
    clock.date = noon("2027-10-02");
    expect(await notice("Expired", 2)).toBe(true);

    const english = mailer.mails.filter(({ to }) => to.email === technician1);
    expect(english.map(({ text }) => /end of (.*?)\./.exec(text)?.[1])).toEqual([
      "October 1, 2026",
      "October 1, 2027",
    ]);
  });

  it("of an expired offer is not sent if it was cancelled, or over when it was bought", async () => {
    const cancelled = { ...withPair(aContract()), cancelledOn: "2025-09-05", ended: true };
    const first = noticesOn(cancelled, "2026-10-02");
    expect(await first.notice("Expired")).toBe(false);

    const { deps, mailer, workflows } = noticesOn(withPair(aContract()), "2027-01-01");
    const cause = { at: noon("2026-12-31"), actor: "commerce", requestId: "r1" };
    const partners = {
      ...deps.partners,
      readMembership: () => Promise.resolve({ cause } as Membership),
    };
    const queue = makeQueueNotice({ ...deps, partners, workflows });
    expect(await queue({ offerId: "offer-1", subject: "Expired", term: 1 })).toBe(false);
    expect(mailer.mails).toEqual([]);
  });

  it("is cancelled if it no longer applies when it is sent", async () => {
    const { contracts, mailer, mails, notice, queue, started, workflows } = noticesOn(
      withUsed(50),
      "2025-10-01",
    );
    const send = workflows.distribute;
    workflows.distribute = async (ref) => {
      contracts.contract = withUsed(49);
      await send(ref);
    };
    await queue({ offerId: "offer-1", subject: `Exhausted:${cloud}`, term: 1 });
    expect(mailer.mails).toEqual([]);
    expect(await mails(started[0])).toMatchObject({ [technician1]: { state: "Cancelled" } });
    await expect(notice("Nonsense")).rejects.toThrow("no notice Nonsense");
  });

  it("is started by the schedule if the call that queued it was interrupted", async () => {
    const { deps, notice, run, scheduled, taken, workflows } = noticesOn();
    const distribute = () => Promise.reject(new Error("crash"));
    const cutShort = makeQueueNotice({ ...deps, workflows: { ...workflows, distribute } });
    const ref = { offerId: "offer-1", subject: "RenewalDue", term: 1 };
    await expect(cutShort(ref)).rejects.toThrow("crash");

    expect(await notice("RenewalDue")).toBe(false);
    await run(scheduled[0]?.subject?.replace("distribute-", ""));
    expect(taken.map(({ email }) => email)).toEqual([technician1, technician2]);
  });
});
