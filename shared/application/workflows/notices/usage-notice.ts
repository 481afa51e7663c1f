import { subjectOf, usageRuleAt } from "../../../domain/notice.ts";
import type { UsageRule } from "../../../domain/notice.ts";
import type { Plan } from "../../../domain/plan.ts";
import { today } from "../../contracts/read-contract.ts";
import type { Deps } from "../../deps.ts";
import { afterWriting } from "../../errors.ts";
import type { ScheduleStore } from "../../ports/operations.ts";
import type { UseCases } from "../../use-cases.ts";

type UsageDeps = Pick<Deps, "clock" | "notices" | "rules"> & {
  readonly schedule: Pick<ScheduleStore, "add">;
};

/** The rule that came to hold with the last incident of the plan; null where none did. */
function crossedBy(
  { granted, used }: Pick<Plan, "granted" | "used">,
  settings: Deps["notices"],
): UsageRule | null {
  const now = usageRuleAt({ granted, used }, settings);
  return now === usageRuleAt({ granted, used: used - 1 }, settings) ? null : now;
}

/** The notice to be scheduled after an incident was opened, if there is one. */
function subjectAfter(plan: Plan, replayed: boolean, settings: Deps["notices"]): string | null {
  // Whoever lost the answer asks again: then what was to be scheduled may not have been.
  const rule = replayed ? usageRuleAt(plan, settings) : crossedBy(plan, settings);
  return rule && subjectOf({ rule, kind: plan.kind });
}

/**
 * Opens incidents as before, and schedules a notice when one of them crosses a threshold. An
 * incident that crosses none costs no storage request; which notices were sent already is known to
 * the sweep that sends them.
 */
export const withUsageNotices =
  (openIncident: UseCases["openIncident"], deps: UsageDeps): UseCases["openIncident"] =>
  async (request, origin) => {
    const opened = await openIncident(request, origin);
    if (!opened.ok || !("plan" in opened.value.value)) return opened;
    const { plan, term } = opened.value.value;
    const subject = plan && subjectAfter(plan, opened.value.replayed, deps.notices);
    if (plan && subject !== null && term !== null) {
      const notice = { kind: "Notice", offerId: plan.planId, subject, term } as const;
      // The incident stands: that its notice could not be scheduled must not read as if it did not.
      await afterWriting(() => deps.schedule.add(today(deps), notice));
    }
    return opened;
  };
