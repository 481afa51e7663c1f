import { makeListPlans } from "../../../shared/application/portals/list-plans.ts";
import { answered, json, ok } from "../reply.ts";
import { route } from "../route.ts";
import { accountParams } from "../../../shared/contract/incidents.ts";
import { listPlansQuery, plansView } from "../../../shared/contract/plans.ts";

export default route("listPlans", {
  summary: "List an account's plans, usable here and not",
  description: "Services Hub names the product, and for on-premises products the version.",
  params: accountParams,
  query: listPlansQuery,
  answers: { 200: json(plansView, "The plans, each with the reason where it cannot be used.") },
  refusals: ["PRODUCT_REQUIRED"],
  useCase: makeListPlans,
  answer: async (listPlans, { params, query }, origin) =>
    answered(await listPlans({ account: params, ...query }, origin), ok),
});
