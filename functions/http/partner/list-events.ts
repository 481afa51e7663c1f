import * as z from "zod";

import { makeListEvents } from "../../../shared/application/partner/list-events.ts";
import { page, paging } from "../../../shared/contract/basics.ts";
import { offerParams } from "../../../shared/contract/commerce.ts";
import { eventView } from "../../../shared/contract/partner.ts";
import { replyWith, json, ok } from "../reply.ts";
import { route } from "../route.ts";

export default route("listEvents", {
  summary: "List who did what with an offer",
  description: "Newest event first. Requests for support are not events.",
  params: offerParams,
  query: z.strictObject(paging),
  answers: { 200: json(page(eventView), "A page of events.") },
  refusals: ["NOT_PROGRAM_ASSOCIATED", "ROLE_NOT_ALLOWED", "NOT_FOUND"],
  useCase: makeListEvents,
  answer: async (listEvents, { params, query }, origin) =>
    replyWith(await listEvents({ ...params, ...query }, origin), ok),
});
