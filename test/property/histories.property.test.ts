import fc from "fast-check";
import { expect, test } from "vitest";

import { addDays, laterOf } from "../../shared/domain/plain-date.ts";
import { resolutionOf } from "../../shared/domain/correction.ts";
import { remainingOf } from "../../shared/domain/contract.ts";
import { offerState } from "../../shared/domain/terms.ts";
import { benefitKinds } from "../../shared/domain/vocabulary.ts";
import { history, isAct } from "../support/history.ts";
import type { Act, Command } from "../support/history.ts";
import { expectLedger } from "../support/ledger-check.ts";
import { Model } from "../support/model.ts";
import { RecordedDomain } from "../support/recorded-domain.ts";
import "../support/seed.ts";

/** The day after a command that only advances time. Time never goes back. */
function waited(command: Command, today: string, model: Model): string {
  if (command.do === "wait") return addDays(today, command.days);
  if (command.do !== "waitFor") return today;
  const boundary = command.boundary === "end" ? model.end() : model.anniversary();
  return laterOf(today, addDays(boundary, command.offset));
}

function modelSettle(
  model: Model,
  command: Extract<Act, { do: "close" | "correct" | "decide" }>,
  today: string,
): boolean {
  const found = model.cases.at(-1 - command.which);
  if (!found) return true;
  if (command.do === "decide") return model.decide(found, command.decision);
  return command.do === "correct"
    ? model.correct(found, command.resolution, today)
    : model.close(found, command.resolution, command.decision, today);
}

function modelAct(model: Model, command: Act, today: string): boolean {
  switch (command.do) {
    case "renew":
      return model.renew(addDays(today, command.daysFromToday), command.newIds, today);
    case "takeBack":
      return model.takeBack(model.term + command.termsAhead, today);
    case "cancel":
      return model.cancel(today);
    case "activate":
      return model.activate(command.kind, today);
    case "link":
      return model.link(today);
    case "unlink":
      return model.unlink();
    case "replace":
      return model.replace(today);
    case "consume":
      return model.consume(command.kind, command.technical, today);
    case "adjust":
      return model.adjust(command.kind, command.delta, model.term - command.termsBack, today);
    case "close":
    case "correct":
    case "decide":
      return modelSettle(model, command, today);
  }
}

/** Everything that domain and model report about an offer on a day. */
const ofModel = (model: Model, today: string) => ({
  state: model.state(today),
  term: model.term,
  anniversary: model.anniversary(),
  endDate: model.end(),
  version: model.version,
  lines: benefitKinds
    .filter((kind) => model.granted(kind) !== undefined)
    .map((kind) => ({
      kind,
      granted: model.granted(kind),
      used: model.used(kind),
      remaining: model.remaining(kind, today),
      active: model.active.has(kind),
    })),
  incidents: model.cases.map(({ resolution, state, term }) => ({ resolution, state, term })),
});

const ofDomain = ({ contract, incidents }: RecordedDomain, today: string) => ({
  state: offerState(contract, today),
  term: contract.term.number,
  anniversary: contract.term.anniversary,
  endDate: contract.term.endDate,
  version: contract.credentialVersion,
  lines: contract.lines.map((line) => ({
    kind: line.kind,
    granted: line.granted,
    used: line.used,
    remaining: remainingOf(line),
    active: line.activation.state === "Active",
  })),
  incidents: incidents.map((one) => ({
    resolution: resolutionOf(one),
    state: one.state,
    term: one.term,
  })),
});

// Guarantee: for any commands of partners and portals, in any order and on any days, the domain agrees with the model,
// and the ledger proves the result.
test("for every history the domain agrees with the model and the ledger with the counters", () => {
  fc.assert(
    fc.property(history, ({ anchor, commands, imported, type }) => {
      const model = new Model(type, anchor);
      const past = model.pastOf(imported);
      let today = past.importedOn;
      const domain = new RecordedDomain(type, anchor, past);

      for (const command of commands) {
        today = waited(command, today, model);
        model.passTo(today);
        const act = isAct(command) ? command : null;
        const allowed = act === null || modelAct(model, act, today);
        model.passTo(today);
        const done = act === null || domain.act(act, today) === "ok";
        expect([command, done]).toEqual([command, allowed]);

        domain.runTimer(today);
        expect(ofDomain(domain, today)).toEqual(ofModel(model, today));
      }
      expectLedger(domain.contract, domain.otherTerms, domain.entries);
    }),
    { numRuns: 250 },
  );
});
