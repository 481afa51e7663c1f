import { makePutPartner } from "../../../shared/application/commerce/put-partner.ts";
import { replyWith, json } from "../reply.ts";
import { route } from "../route.ts";
import { partnerBody, partnerParams, partnerView } from "../../../shared/contract/commerce.ts";

export default route("putPartner", {
  summary: "Create or replace a partner",
  params: partnerParams,
  body: partnerBody,
  answers: {
    200: json(partnerView, "The replaced partner."),
    201: json(partnerView, "The created partner."),
  },
  refusals: [],
  useCase: makePutPartner,
  answer: async (putPartner, { body, params }) =>
    replyWith(await putPartner({ ...params, ...body }), ({ created, partner }) => ({
      status: created ? 201 : 200,
      body: partner,
    })),
});
