import type { Line } from "./contract.ts";
import type { Refusal } from "./refusal.ts";
import type { RequestType } from "./vocabulary.ts";

/** A47: a billing, quota or subscription request needs no plan, so nobody has to buy one for it. */
export const noneRemaining = (
  line: Pick<Line, "granted">,
  requestType: RequestType,
  outlook: string,
): Refusal => {
  const used = `All ${line.granted ?? 0} incidents of the plan have been used. Another user may have used the last one.`;
  return requestType === "Technical"
    ? { code: "NO_INCIDENTS_REMAINING", detail: `${used} ${outlook}`, remedy: "USE_OTHER_PLAN" }
    : {
        code: "NO_INCIDENTS_REMAINING",
        detail: `${used} Billing, quota and subscription requests need no plan. Create the request without one.`,
        remedy: "NO_PLAN_NEEDED",
      };
};
