import { makeRequestActivation } from "../../../shared/application/partner/request-activation.ts";
import { replyWith, locationHeader, json, pollAgain } from "../reply.ts";
import { route } from "../route.ts";
import { activationBody, activationView, benefitParams } from "../../../shared/contract/partner.ts";

export default route("requestActivation", {
  summary: "Activate a benefit and e-mail its IDs",
  description:
    "A workflow issues the Access ID and Contract ID. A repeat returns the same activation.",
  params: benefitParams,
  body: activationBody,
  answers: {
    200: json(activationView, "The finished activation.", "Location"),
    202: json(activationView, "The running activation.", "Location", "Retry-After"),
  },
  refusals: [
    "NOT_PROGRAM_ASSOCIATED",
    "ROLE_NOT_ALLOWED",
    "NOT_FOUND",
    "BENEFIT_NOT_INCLUDED",
    "ACTIVATION_WINDOW_CLOSED",
    "PLAN_EXPIRED",
    "MAIL_QUOTA_EXCEEDED",
  ],
  useCase: makeRequestActivation,
  answer: async (requestActivation, { body, params }, origin) =>
    replyWith(await requestActivation({ ...params, ...body }, origin), (activation) => ({
      status: activation.state === "Activating" ? 202 : 200,
      body: activation,
      headers: {
        ...locationHeader(
          "partners",
          params.partnerId,
          "offers",
          params.offerId,
          "benefits",
          params.kind,
          "activation",
        ),
        ...(activation.state === "Activating" ? pollAgain : {}),
      },
    })),
});
