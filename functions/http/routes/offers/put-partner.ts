import type { UseCases } from "../../../../shared/application/use-cases.ts";
import { answered } from "../../reply.ts";
import { route } from "../../route.ts";
import { partnerBody, partnerParams, partnerView } from "../../schemas/offers.ts";
import { json } from "../answer.ts";

export const putPartner = ({ putPartner: put }: Pick<UseCases, "putPartner">) =>
  route({
    operationId: "putPartner",
    tag: "Commerce",
    summary: "Create or replace a partner",
    params: partnerParams,
    body: partnerBody,
    answers: {
      200: json(partnerView, "The replaced partner."),
      201: json(partnerView, "The created partner."),
    },
    refusals: [],
    handle: async ({ body, params }, origin) =>
      answered(await put({ ...params, ...body }, origin), ({ created, partner }) => ({
        status: created ? 201 : 200,
        body: partner,
      })),
  });
