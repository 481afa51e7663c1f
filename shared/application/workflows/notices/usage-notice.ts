import { topicName, usageRuleAt } from "../../../domain/notice.ts";
import type { UsageRule } from "../../../domain/notice.ts";
import type { Plan } from "../../../domain/plan.ts";
import { today } from "../../contracts/read-contract.ts";
import type { Deps } from "../../deps.ts";
import { afterWriting } from "../../errors.ts";
import type { ScheduleStore } from "../../ports/operations.ts";
import type { IncidentView } from "../../../contract/incidents.ts";
import type { Replayable } from "../../idempotency.ts";

type UsageDeps = Pick<Deps, "clock" | "notices" | "rules"> & {
  readonly schedule: Pick<ScheduleStore, "add">;
};

/** The rule whose threshold the plan's last incident crossed; null if it crossed none. */
function crossedRule(
  { granted, used }: Pick<Plan, "granted" | "used">,
  settings: Deps["notices"],
): UsageRule | null {
  const now = usageRuleAt({ granted, used }, settings);
  return now === usageRuleAt({ granted, used: used - 1 }, settings) ? null : now;
}

/**
 * Schedules a notice if an opened incident crossed a usage threshold. Otherwise it costs no storage
 * request. Repeating it is harmless: the sweep sends each notice once.
 */
export async function scheduleUsageNotice(
  deps: UsageDeps,
  { replayed, value }: Replayable<Pick<IncidentView, "plan" | "term">>,
): Promise<void> {
  const { plan, term } = value;
  if (!plan || term === null) return;
  // A caller that repeats the request lost the answer, so the notice may not have been scheduled.
  const rule = replayed ? usageRuleAt(plan, deps.notices) : crossedRule(plan, deps.notices);
  if (!rule) return;
  const subject = topicName({ rule, kind: plan.kind });
  const notice = { kind: "Notice", offerId: plan.planId, subject, term } as const;
  // The incident is written: a failure here must not tell the caller that it is not.
  await afterWriting(() => deps.schedule.add(today(deps), notice));
}
