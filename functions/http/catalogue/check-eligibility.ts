import { makeCheckEligibility } from "../../../shared/application/catalogue/check-eligibility.ts";
import { replyWith, json, ok } from "../reply.ts";
import { publicRoute } from "../route.ts";
import { eligibilityQuery, eligibilityView } from "../../../shared/contract/catalogue.ts";

export default publicRoute("checkEligibility", {
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
  useCase: makeCheckEligibility,
  answer: async (checkEligibility, { query }) => replyWith(await checkEligibility(query), ok),
});
