import { makePutPartner } from "../../../shared/application/commerce/put-partner.ts";
import { answered, json } from "../reply.ts";
import { route } from "../route.ts";
import { partnerBody, partnerParams, partnerView } from "../../../shared/contract/commerce.ts";

export default route("putPartner", {
  summary: "Create a partner, or replace what is known of it",
  params: partnerParams,
  body: partnerBody,
  answers: {
    200: json(partnerView, "The partner, replaced."),
    201: json(partnerView, "The partner, created."),
  },
  refusals: [],
  useCase: makePutPartner,
  answer: async (putPartner, { body, params }, origin) =>
    answered(await putPartner({ ...params, ...body }, origin), ({ created, partner }) => ({
      status: created ? 201 : 200,
      body: partner,
    })),
});
