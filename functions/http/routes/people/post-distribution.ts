import type { UseCases } from "../../../../shared/application/use-cases.ts";
import { answered } from "../../reply.ts";
import { route } from "../../route.ts";
import { offerParams } from "../../schemas/offers.ts";
import { distributionBody, distributionView } from "../../schemas/people.ts";
import { at, json, lookAgain } from "../answer.ts";

export const postDistribution = ({ createDistribution }: Pick<UseCases, "createDistribution">) =>
  route({
    operationId: "createDistribution",
    tag: "Partner",
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
    ],
    handle: async ({ body, idempotencyKey, params }, origin) =>
      answered(
        await createDistribution({ ...params, ...body, idempotencyKey }, origin),
        ({ replayed, value }) => ({
          status: 202,
          body: value,
          headers: {
            ...at(
              "partners",
              params.partnerId,
              "offers",
              params.offerId,
              "distributions",
              value.distributionId,
            ),
            ...lookAgain,
          },
          replayed,
        }),
      ),
  });
