import { subjectOf, usageRuleAt } from "../../../domain/notice.ts";
import type { UsageRule } from "../../../domain/notice.ts";
import type { Plan } from "../../../domain/plan.ts";
import { today } from "../../contracts/read-contract.ts";
import type { Deps } from "../../deps.ts";
import type { ScheduleStore } from "../../ports/operations.ts";
import type { Replayable } from "../../use-cases.ts";
import type { IncidentView } from "../../views.ts";

type UsageDeps = Pick<Deps, "clock" | "notices" | "rules"> & {
  readonly schedule: Pick<ScheduleStore, "add">;
};

/** The rule that the last incident of the plan has reached; null if it has reached none. */
function crossedBy(
  { granted, used }: Pick<Plan, "granted" | "used">,
  settings: Deps["notices"],
): UsageRule | null {
  const now = usageRuleAt({ granted, used }, settings);
  return now === usageRuleAt({ granted, used: used - 1 }, settings) ? null : now;
}

/** The notice to schedule after an incident was opened; null if there is none. */
function subjectAfter(plan: Plan, replayed: boolean, settings: Deps["notices"]): string | null {
  // A caller who lost the answer asks again; the first call may not have scheduled the notice.
  const rule = replayed ? usageRuleAt(plan, settings) : crossedBy(plan, settings);
  return rule && subjectOf({ rule, kind: plan.kind });
}

/**
 * Schedules a notice for today if an opened incident has crossed a threshold of its plan. Otherwise it
 * makes no storage request. Repeating it is harmless: the sweep sends each notice once per term.
 */
export async function scheduleUsageNotice(
  deps: UsageDeps,
  { replayed, value: { plan, term } }: Replayable<Pick<IncidentView, "plan" | "term">>,
): Promise<void> {
  if (plan === null || term === null) return;
  const subject = subjectAfter(plan, replayed, deps.notices);
  if (subject === null) return;
  await deps.schedule.add(today(deps), { kind: "Notice", offerId: plan.planId, subject, term });
}
