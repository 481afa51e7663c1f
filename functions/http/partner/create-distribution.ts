import { makeCreateDistribution } from "../../../shared/application/partner/create-distribution.ts";
import { replyWith, locationHeader, json, pollAgain } from "../reply.ts";
import { route } from "../route.ts";
import { offerParams } from "../../../shared/contract/commerce.ts";
import { distributionBody, distributionView } from "../../../shared/contract/partner.ts";

export default route("createDistribution", {
  summary: "E-mail the IDs to people without access to the tenant",
  params: offerParams,
  body: distributionBody,
  key: "required",
  answers: {
    202: json(distributionView, "The running distribution.", "Location", "Retry-After"),
  },
  refusals: [
    "NOT_PROGRAM_ASSOCIATED",
    "ROLE_NOT_ALLOWED",
    "NOT_FOUND",
    "BENEFIT_NOT_ACTIVATED",
    "PLAN_EXPIRED",
    "MAIL_QUOTA_EXCEEDED",
  ],
  useCase: makeCreateDistribution,
  answer: async (createDistribution, { body, idempotencyKey, params }, origin) =>
    replyWith(
      await createDistribution({ ...params, ...body, idempotencyKey }, origin),
      ({ replayed, value }) => ({
        status: 202,
        body: value,
        headers: {
          ...locationHeader(
            "partners",
            params.partnerId,
            "offers",
            params.offerId,
            "distributions",
            value.distributionId,
          ),
          ...pollAgain,
        },
        replayed,
      }),
    ),
});
