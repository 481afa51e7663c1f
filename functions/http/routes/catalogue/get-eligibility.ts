import type { UseCases } from "../../../../shared/application/use-cases.ts";
import { answered } from "../../reply.ts";
import { publicRoute } from "../../route.ts";
import { eligibilityQuery, eligibilityView } from "../../schemas/catalogue.ts";
import { json } from "../answer.ts";

export const getEligibility = ({ checkEligibility }: Pick<UseCases, "checkEligibility">) =>
  publicRoute({
    operationId: "checkEligibility",
    tag: "Catalogue",
    summary: "Check whether a kind of benefit covers a product version on a date",
    description: "The default of `on` is today.",
    query: eligibilityQuery,
    answers: {
      200: json(
        eligibilityView,
        "Whether the benefit can be used and, if not, the code of the refusal.",
      ),
    },
    refusals: [],
    handle: async ({ query }) =>
      answered(await checkEligibility(query), (body) => ({ status: 200, body })),
  });
