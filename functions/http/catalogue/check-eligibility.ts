import { makeCheckEligibility } from "../../../shared/application/catalogue/check-eligibility.ts";
import { answered, json, ok } from "../reply.ts";
import { publicRoute } from "../route.ts";
import { eligibilityQuery, eligibilityView } from "../../../shared/contract/catalogue.ts";

export default publicRoute("checkEligibility", {
  summary: "Say whether a kind of benefit covers a product version on a date",
  description: "Without `on` the date is today.",
  query: eligibilityQuery,
  answers: { 200: json(eligibilityView, "Yes, or no with the code of the refusal.") },
  refusals: [],
  useCase: makeCheckEligibility,
  answer: async (checkEligibility, { query }) => answered(await checkEligibility(query), ok),
});
