import fc from "fast-check";
import { expect, test } from "vitest";

import { offerOf } from "../../shared/domain/benefit.ts";
import { addDays, laterOf } from "../../shared/domain/plain-date.ts";
import { defaultRules } from "../../shared/domain/rules.ts";
import { resolve } from "../../shared/domain/terms.ts";
import { history, isAct } from "../support/history.ts";
import type { Command } from "../support/history.ts";
import { Model } from "../support/model.ts";
import { RecordedDomain } from "../support/recorded-domain.ts";
import "../support/seed.ts";

function waited(command: Command, today: string, { contract: { term } }: RecordedDomain): string {
  if (command.do === "wait") return addDays(today, command.days);
  if (command.do !== "waitFor") return today;
  const boundary = command.boundary === "end" ? term.endDate : term.anniversary;
  return laterOf(today, addDays(boundary, command.offset));
}

/** What a reader sees on a day, and every byte that is stored or would be stored for it. */
function seen(domain: RecordedDomain, today: string) {
  const change = resolve(domain.contract, today, defaultRules);
  const closed = new Map(domain.closed);
  for (const each of change.closed) closed.set(each.term.number, each);
  return JSON.stringify({
    offer: offerOf(change.contract, today, true),
    contract: change.contract,
    entries: [...domain.entries, ...change.entries],
    closed: [...closed.values()].filter(({ term }) => term.number !== change.contract.term.number),
    incidents: domain.incidents,
  });
}

// Guarantee: a timer may run every day, on some days or never. No answer and no byte of the ledger depends on it.
test("recording calendar changes at random moments changes no later answer", () => {
  fc.assert(
    fc.property(
      history,
      fc.array(fc.nat({ max: 60 }), { minLength: 1, maxLength: 40 }),
      ({ anchor, commands, imported, type }, pauses) => {
        const past = new Model(type, anchor).pastOf(imported);
        const swept = new RecordedDomain(type, anchor, past);
        const untouched = new RecordedDomain(type, anchor, past);
        let today = past.importedOn;
        let sweeps = 0;

        for (const command of commands) {
          const next = waited(command, today, untouched);
          // The timer runs on some days, and several times on some of them.
          for (let day = today; day <= next && sweeps < 500; sweeps += 1) {
            swept.runTimer(day);
            day = addDays(day, pauses[sweeps % pauses.length] ?? 1);
          }
          today = next;

          const answers = isAct(command)
            ? [swept.act(command, today), untouched.act(command, today)]
            : ["ok", "ok"];
          expect(answers[0]).toBe(answers[1]);
          expect(seen(swept, today)).toBe(seen(untouched, today));
        }
        const muchLater = addDays(today, 800);
        expect(seen(swept, muchLater)).toBe(seen(untouched, muchLater));
      },
    ),
    { numRuns: 150 },
  );
});
