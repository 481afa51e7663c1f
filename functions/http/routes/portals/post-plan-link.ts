import type { UseCases } from "../../../../shared/application/use-cases.ts";
import { answered } from "../../reply.ts";
import { route } from "../../route.ts";
import { plan } from "../../schemas/plan.ts";
import { linkPlanBody } from "../../schemas/plans.ts";
import { json } from "../answer.ts";

export const postPlanLink = ({ linkPlan }: Pick<UseCases, "linkPlan">) =>
  route({
    operationId: "linkPlan",
    tag: "Portal",
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
    handle: async ({ body }, origin) =>
      answered(await linkPlan(body, origin), (linked) => ({ status: 201, body: linked })),
  });
