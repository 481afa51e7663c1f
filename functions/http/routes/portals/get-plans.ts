import type { UseCases } from "../../../../shared/application/use-cases.ts";
import { answered } from "../../reply.ts";
import { route } from "../../route.ts";
import { accountParams } from "../../schemas/incidents.ts";
import { listPlansQuery, plansView } from "../../schemas/plans.ts";
import { json } from "../answer.ts";

export const getPlans = ({ listPlans }: Pick<UseCases, "listPlans">) =>
  route({
    operationId: "listPlans",
    tag: "Portal",
    summary: "List the plans of an account that can and cannot be used",
    description: "Services Hub must send the product and, for on-premises products, the version.",
    params: accountParams,
    query: listPlansQuery,
    answers: { 200: json(plansView, "The plans. A plan that cannot be used has a reason.") },
    refusals: ["PRODUCT_REQUIRED"],
    handle: async ({ params, query }, origin) =>
      answered(await listPlans({ account: params, ...query }, origin), (body) => ({
        status: 200,
        body,
      })),
  });
