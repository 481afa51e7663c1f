import { makeLinkPlan } from "../../../shared/application/portals/link-plan.ts";
import { replyWith, json } from "../reply.ts";
import { route } from "../route.ts";
import { plan } from "../../../shared/contract/plan.ts";
import { linkPlanBody } from "../../../shared/contract/plans.ts";

export default route("linkPlan", {
  summary: "Link an account to a plan by its Access ID and Contract ID",
  description: "An account is linked once. The link is valid in every portal.",
  body: linkPlanBody,
  answers: { 201: json(plan, "The plan that this portal can use, or the first plan.") },
  refusals: [
    "INVALID_CREDENTIALS",
    "ALREADY_LINKED",
    "PLAN_EXPIRED",
    "BENEFIT_NOT_ACTIVATED",
    "PORTAL_DOES_NOT_ACCEPT_IDS",
    "TOO_MANY_ATTEMPTS",
  ],
  useCase: makeLinkPlan,
  answer: async (linkPlan, { body }, origin) =>
    replyWith(await linkPlan(body, origin), (linked) => ({ status: 201, body: linked })),
});
