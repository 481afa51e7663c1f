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
import type { UseCases } from "../use-cases.ts";
import type { ForecastEvent } from "../views.ts";

type ForecastDeps = Pick<Deps, "clock" | "contracts" | "partners" | "rules" | "schedule"> & {
  readonly notices: NoticeSettings;
};

const notYetActive = ({ lines }: Contract): boolean =>
  lines.some(({ activation }) => activation.state !== "Active");

/** What the calendar will do with the current term if nothing else happens. */
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
  return [...reminders, window, closes, ...(notYetActive(contract) ? [lapses] : [])];
}

/** Events after today, up to and including `on`, in the order in which they come. */
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

/** What will hold on a date if nothing else happens, and what happens until then. Writes nothing. */
export const makeForecast =
  (deps: ForecastDeps): UseCases["forecast"] =>
  async ({ on, ...input }, origin) => {
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
