import { makeUnlinkPlan } from "../../../shared/application/portals/unlink-plan.ts";
import { accountPlanParams } from "../../../shared/contract/incidents.ts";
import { replyWith, noContent } from "../reply.ts";
import { route } from "../route.ts";

export default route("unlinkPlan", {
  summary: "Unlink an account's own plan",
  description:
    "The account's incidents stay. It can link the plan again with the IDs. A repeat gets the same answer.",
  params: accountPlanParams,
  answers: { 204: { description: "The plan is not linked." } },
  refusals: ["NOT_FOUND"],
  useCase: makeUnlinkPlan,
  answer: async (unlinkPlan, { params: { planId, ...account } }, origin) =>
    replyWith(await unlinkPlan({ account, planId }, origin), noContent),
});
