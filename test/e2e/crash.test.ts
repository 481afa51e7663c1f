import { setTimeout as delay } from "node:timers/promises";

import { describe, expect, test } from "vitest";

import type { CredentialsView } from "../../shared/application/views.ts";
import { api, crashHost, messages, until, type Answer } from "../support/environment.ts";
import {
  aPartner,
  aReadyPlan,
  activationPath,
  azure,
  bodyOf,
  buy,
  close,
  cloud,
  commerce,
  consume,
  consumed,
  idsOf,
  incident,
  itIs,
  lineNow,
  newKey,
  offerNow,
  offerPath,
  operator,
  purchase,
  renew,
  requestActivation,
  statementOf,
  unique,
} from "../support/people.ts";

/** What a careful client does: no answer, or one that says to come again, is asked for again. */
async function persistently(ask: () => Promise<Answer>): Promise<Answer> {
  return until(
    "an answer",
    async () => {
      try {
        const answer = await ask();
        return answer.status < 500 ? answer : undefined;
      } catch (error) {
        // The connection broke; anything else is a finding.
        if (!(error instanceof TypeError)) throw error;
        return undefined;
      }
    },
    30_000,
  );
}

/** Asks, kills the host so many milliseconds later, and asks on until there is an answer. */
async function askedAcrossCrash(
  afterMs: number,
  ...asks: readonly (() => Promise<Answer>)[]
): Promise<Answer[]> {
  const kill = delay(afterMs).then(crashHost);
  const [answers] = await Promise.all([Promise.all(asks.map((ask) => persistently(ask))), kill]);
  return answers;
}

const technicians = (): string[] =>
  ["ext1", "ext2"].map((name) => `${unique(name)}@fabrikam.example`);

const expectOneMailEach = async (
  addresses: readonly string[],
  { accessId, contractId }: CredentialsView,
): Promise<void> => {
  for (const address of addresses) {
    const mails = await messages(address);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain(accessId);
    expect(mails[0]?.text).toContain(contractId);
  }
};

/** How often something sits between two fixed points cannot be chosen from outside; these spread. */
const moments = [0, 25, 80, 200];

describe("a host that is killed", { timeout: 90_000 }, () => {
  test.each(moments)("%i ms into a purchase: one offer, one answer", async (afterMs) => {
    await itIs("2025-09-01");
    const partner = await aPartner();
    const headers = newKey();
    const buying = () => purchase(partner, "SPD_SERVICES", "2025-09-01", undefined, headers);

    const [bought] = await askedAcrossCrash(afterMs, buying);

    const again = await buying();
    expect([bought?.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(bought?.body);
    expect(again.headers.get("idempotency-replayed")).toBe("true");
    const { body } = await api("GET", `/api/partners/${partner.partnerId}/offers`, {
      as: commerce,
    });
    expect(body).toMatchObject({ items: [{ term: { number: 1 } }] });
  });

  test.each([...moments, 400])(
    "%i ms into an activation with recipients: it ends, with one pair and one mail for each",
    async (afterMs) => {
      await itIs("2025-09-01");
      const partner = await aPartner();
      const offer = await buy(partner, "SPD_SERVICES", "2025-09-01");
      const addresses = technicians();
      const body = { recipients: addresses.map((email) => ({ email })) };
      const activating = () => requestActivation(offer, cloud, partner.admin, body);

      await askedAcrossCrash(afterMs, activating, activating);

      await until(
        "everybody is told",
        async () => {
          const { body: view } = await api("GET", activationPath(offer, cloud), {
            as: partner.user,
          });
          return (view as { readonly step: string }).step === "Completed";
        },
        60_000,
      );
      const ids = await idsOf(partner, offer);
      expect(await activating()).toMatchObject({
        status: 200,
        body: { state: "Active", distribution: { total: 2, sent: 2, failed: 0 } },
      });
      expect(await idsOf(partner, offer)).toEqual(ids);
      await expectOneMailEach(addresses, ids);
    },
  );

  test.each([10, 60])(
    "%i ms into sixty consumes of fifty: fifty are used, each by one caller, and replays agree",
    async (afterMs) => {
      const { account, offer, partner } = await aReadyPlan();
      const calls = Array.from({ length: 60 }, () => {
        const headers = newKey();
        return () => consume(azure, incident(offer, account), headers);
      });

      const answers = await askedAcrossCrash(afterMs, ...calls);

      const accepted = answers.filter(({ status }) => status === 201);
      expect(accepted).toHaveLength(50);
      expect(answers.filter(({ status }) => status === 409)).toHaveLength(10);
      expect(await lineNow(offer, cloud)).toMatchObject({ used: 50, remaining: 0 });
      const again = await Promise.all(calls.map((call) => call()));
      const idOf = ({ body }: Answer): unknown =>
        (body as { readonly incidentId?: string }).incidentId;
      expect(again.map(idOf)).toEqual(answers.map(idOf));
      const { entries, valid } = await statementOf(partner, offer, "?limit=200");
      expect(valid).toBe(true);
      const charged = entries.filter(({ type }) => type === "Deduct").map((e) => e.incidentId);
      expect(charged.sort()).toEqual(accepted.map(idOf).sort());
    },
  );

  test("while an incident is closed as a bug: it comes back once", async () => {
    const { account, offer } = await aReadyPlan();
    const opened = await consumed(azure, incident(offer, account));

    const [closed] = await askedAcrossCrash(5, () => close(azure, opened, "Bug"));

    expect(closed).toMatchObject({ status: 200, body: { state: "Refunded" } });
    expect(await lineNow(offer, cloud)).toMatchObject({ used: 0, remaining: 50 });
  });

  test.each([5, 60])(
    "%i ms into a renewal in the window: the next term is opened once",
    async (afterMs) => {
      const { account, offer, partner } = await aReadyPlan();
      await consumed(azure, incident(offer, account));
      await itIs("2026-09-10");
      const headers = newKey();

      const [renewed] = await askedAcrossCrash(afterMs, () =>
        renew(offer, "2026-09-10", {}, headers),
      );

      const again = await renew(offer, "2026-09-10", {}, headers);
      expect([renewed?.status, again.status]).toEqual([200, 200]);
      expect(again.body).toEqual(renewed?.body);
      expect(await offerNow(offer)).toMatchObject({ term: { number: 2, renewal: null } });
      const { entries, valid } = await statementOf(partner, offer);
      expect(valid).toBe(true);
      expect(entries.map(({ delta, type }) => [type, delta])).toEqual([
        ["Grant", 50],
        ["Grant", 20],
      ]);
    },
  );

  test.each([0, 150])(
    "%i ms into a sweep: it completes, and every offer due has one new term",
    async (afterMs) => {
      await itIs("2025-09-01");
      const partners = await Promise.all(Array.from({ length: 5 }, () => aPartner()));
      const offers = await Promise.all(partners.map((each) => buy(each, "CORE", "2025-09-01")));
      await itIs("2026-08-20");
      await Promise.all(offers.map((offer) => renew(offer, "2026-08-20")));
      await itIs("2026-09-01T00:00:01Z");
      const started = await api("POST", "/api/ops/renewal-sweeps", { as: operator, body: {} });
      const { sweepId } = bodyOf(started, 202) as { readonly sweepId: string };

      await delay(afterMs);
      await crashHost();

      const view = await until(
        "the sweep has ended",
        async () => {
          const { body } = await api("GET", `/api/ops/renewal-sweeps/${sweepId}`, {
            as: operator,
          });
          const { state } = body as { readonly state: string };
          return state === "Running" ? undefined : state;
        },
        60_000,
      );
      expect(view).toBe("Completed");
      for (const [index, offer] of offers.entries()) {
        const partner = partners[index];
        if (!partner) throw new Error("no partner");
        const { entries, term, valid } = await statementOf(partner, offer);
        expect([term, valid, entries.length]).toEqual([2, true, 1]);
      }
    },
  );

  test.each([0, 100])(
    "%i ms into a distribution: one mail for each, and the repeat sends nothing",
    async (afterMs) => {
      const { offer, partner } = await aReadyPlan();
      const addresses = technicians();
      const headers = newKey();
      const path = `${offerPath(offer)}/distributions`;
      const body = { recipients: addresses.map((email) => ({ email })) };
      const distributing = () => api("POST", path, { as: partner.admin, headers, body });

      const [asked] = await askedAcrossCrash(afterMs, distributing);

      const location = asked?.headers.get("location") ?? "";
      await until(
        "everybody is told",
        async () => {
          const { body: view } = await api("GET", location, { as: partner.user });
          return (view as { readonly sent: number }).sent === addresses.length;
        },
        60_000,
      );
      expect((await distributing()).body).toEqual(asked?.body);
      await expectOneMailEach(addresses, await idsOf(partner, offer));
    },
  );
});
