import type { UseCases } from "../../../../shared/application/use-cases.ts";
import { answered } from "../../reply.ts";
import { publicRoute } from "../../route.ts";
import { eligibilityQuery, eligibilityView } from "../../schemas/catalogue.ts";
import { json } from "../answer.ts";

export const getEligibility = ({ checkEligibility }: Pick<UseCases, "checkEligibility">) =>
  publicRoute({
    operationId: "checkEligibility",
    tag: "Catalogue",
    summary: "Say whether a kind of benefit covers a product version on a date",
    description: "Without `on` the date is today.",
    query: eligibilityQuery,
    answers: { 200: json(eligibilityView, "Yes, or no with the code of the refusal.") },
    refusals: [],
    handle: async ({ query }) =>
      answered(await checkEligibility(query), (body) => ({ status: 200, body })),
  });
