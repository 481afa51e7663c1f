import { setTimeout as delay } from "node:timers/promises";

import { describe, expect, test } from "vitest";

import { api, crashHost, persistently, type Answer } from "../support/environment.ts";
import {
  aPartner,
  aReadyPlan,
  azure,
  close,
  cloud,
  commerce,
  consume,
  consumed,
  incident,
  itIs,
  lineNow,
  newKey,
  offerNow,
  purchase,
  renew,
  statementOf,
} from "../support/people.ts";

/** Sends the request, kills the host after some milliseconds, and repeats the request until it gets an answer. */
async function askedAcrossCrash(
  afterMs: number,
  ...asks: readonly (() => Promise<Answer>)[]
): Promise<Answer[]> {
  const kill = delay(afterMs).then(crashHost);
  const [answers] = await Promise.all([Promise.all(asks.map((ask) => persistently(ask))), kill]);
  return answers;
}

/**
 * A test cannot interrupt a request at a chosen point from outside, so these moments are spread. test/workflows
 * interrupts workflows at every step.
 */
const moments = [0, 80];

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

  test.each([10])(
    "%i ms into sixty consumes on fifty incidents: fifty succeed, and repeats get the same answers",
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

  test("while an incident is closed as a bug: it is refunded once", async () => {
    const { account, offer } = await aReadyPlan();
    const opened = await consumed(azure, incident(offer, account));

    const [closed] = await askedAcrossCrash(5, () => close(azure, opened, "Bug"));

    expect(closed).toMatchObject({ status: 200, body: { state: "Refunded" } });
    expect(await lineNow(offer, cloud)).toMatchObject({ used: 0, remaining: 50 });
  });

  test.each([60])(
    "%i ms into a renewal in the window: the next term opens once",
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
});
