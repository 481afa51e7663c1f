import { makeListPlans } from "../../../shared/application/portals/list-plans.ts";
import { replyWith, json, ok } from "../reply.ts";
import { route } from "../route.ts";
import { accountParams } from "../../../shared/contract/incidents.ts";
import { listPlansQuery, plansView } from "../../../shared/contract/plans.ts";

export default route("listPlans", {
  summary: "List the plans of an account that can and cannot be used",
  description: "Services Hub must send the product and, for on-premises products, the version.",
  params: accountParams,
  query: listPlansQuery,
  answers: { 200: json(plansView, "The plans. A plan that cannot be used has a reason.") },
  refusals: ["PRODUCT_REQUIRED"],
  useCase: makeListPlans,
  answer: async (listPlans, { params, query }, origin) =>
    replyWith(await listPlans({ account: params, ...query }, origin), ok),
});
