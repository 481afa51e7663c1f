import * as z from "zod";

import { makeListLinks } from "../../../shared/application/partner/list-links.ts";
import { page, paging } from "../../../shared/contract/basics.ts";
import { offerParams } from "../../../shared/contract/commerce.ts";
import { linkView } from "../../../shared/contract/partner.ts";
import { replyWith, json, ok } from "../reply.ts";
import { route } from "../route.ts";

export default route("listLinks", {
  summary: "List the accounts that are linked to an offer",
  description: "Newest link first. Unlinked accounts are not listed.",
  params: offerParams,
  query: z.strictObject(paging),
  answers: { 200: json(page(linkView), "A page of links.") },
  refusals: ["NOT_PROGRAM_ASSOCIATED", "ROLE_NOT_ALLOWED", "NOT_FOUND"],
  useCase: makeListLinks,
  answer: async (listLinks, { params, query }, origin) =>
    replyWith(await listLinks({ ...params, ...query }, origin), ok),
});
