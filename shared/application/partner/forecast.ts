import { benefitOf } from "../../domain/benefit.ts";
import type { Contract } from "../../domain/contract.ts";
import type { NoticeSettings } from "../../domain/notice.ts";
import { noticesAhead } from "../../domain/notice.ts";
import type { PlainDate } from "../../domain/plain-date.ts";
import { addDays } from "../../domain/plain-date.ts";
import { invalid } from "../../domain/refusal.ts";
import { accept, refuse } from "../../domain/result.ts";
import type { Rules } from "../../domain/rules.ts";
import { effectiveOn, offerState, resolve } from "../../domain/terms.ts";
import { mayActivate } from "../caller.ts";
import { accessOffer } from "../contracts/partner-access.ts";
import { today } from "../contracts/read-contract.ts";
import type { Deps } from "../deps.ts";
import type { ForecastEvent, ForecastView } from "../../contract/reports.ts";
import type { Answer } from "../answer.ts";
import type { Origin } from "../caller.ts";
import type { OfferRef } from "../contracts/partner-access.ts";

type ForecastDeps = Pick<Deps, "clock" | "contracts" | "partners" | "rules" | "schedule"> & {
  readonly notices: NoticeSettings;
};

const hasInactiveLine = ({ lines }: Contract): boolean =>
  lines.some(({ activation }) => activation.state !== "Active");

/** The events of the current term if nothing else happens. */
function termEvents(contract: Contract, notices: NoticeSettings): ForecastEvent[] {
  const { renewal, term } = contract;
  if (contract.cancelledOn !== null || contract.ended) return [];
  const reminders = noticesAhead(contract, notices).map(({ on, rule }): ForecastEvent => ({
    on,
    type: "NoticeDue",
    detail: rule,
  }));
  const window: ForecastEvent = {
    on: term.anniversary,
    type: "WindowOpens",
    detail: `The offer can be renewed until ${term.endDate}. The old balance can be used until then.`,
  };
  if (renewal) {
    const on = effectiveOn(term, renewal);
    const detail = `Term ${term.number + 1} opens and the count resets. Unused incidents are forfeited.`;
    const opens: ForecastEvent = { on, type: "TermOpens", detail };
    return [...reminders, ...(on > term.anniversary ? [window] : []), opens];
  }
  const closes: ForecastEvent = {
    on: term.endDate,
    type: "WindowCloses",
    detail: "The last day to renew the offer and to use the plan.",
  };
  const lapses: ForecastEvent = {
    on: term.endDate,
    type: "ActivationLapses",
    detail: "The last day to activate the benefits that are not active yet.",
  };
  return [...reminders, window, closes, ...(hasInactiveLine(contract) ? [lapses] : [])];
}

/** Events after `from`, up to and including `on`, in order of date. */
function eventsUntil(
  contract: Contract,
  from: PlainDate,
  on: PlainDate,
  notices: NoticeSettings,
  rules: Rules,
): ForecastEvent[] {
  const events = termEvents(contract, notices);
  const opens = events.find(({ type }) => type === "TermOpens");
  const next = opens && opens.on <= on ? resolve(contract, opens.on, rules).contract : undefined;
  return [...events, ...(next ? termEvents(next, notices) : [])]
    .filter((event) => event.on > from && event.on <= on)
    .sort((a, b) => a.on.localeCompare(b.on));
}

/** The state of an offer on a date if nothing else happens, and the events until then. Writes nothing. */
export const makeForecast =
  (deps: ForecastDeps) =>
  async (
    { on, ...input }: OfferRef & { readonly on: PlainDate },
    origin: Origin,
  ): Promise<Answer<ForecastView>> => {
    const found = await accessOffer(deps, input, origin);
    if (!found.ok) return found;
    const from = today(deps);
    if (on < from) return refuse(invalid("on", `must not be before today, ${from}.`));
    if (on > addDays(from, 3660))
      return refuse(invalid("on", "must be within ten years from today."));
    const then = resolve(found.value, on, deps.rules).contract;
    return accept({
      on,
      state: offerState(then, on),
      benefits: then.lines.map((line) => benefitOf(then, line, on, mayActivate(origin.caller))),
      events: eventsUntil(found.value, from, on, deps.notices, deps.rules),
    });
  };
