import { makeListMailFailures } from "../../../shared/application/operations/list-mail-failures.ts";
import { page } from "../../../shared/contract/basics.ts";
import { mailFailureParams, mailFailureView } from "../../../shared/contract/mail-failures.ts";
import { listQuery } from "../../../shared/contract/operations.ts";
import { json, ok, replyWith } from "../reply.ts";
import { route } from "../route.ts";

export default route("listMailFailures", {
  summary: "List the e-mails of an offer that did not arrive, newest first",
  description: "E-mails that are not sent again: rejected, bounced, suppressed or skipped.",
  params: mailFailureParams,
  query: listQuery,
  answers: { 200: json(page(mailFailureView), "A page of e-mails.") },
  refusals: ["NOT_FOUND"],
  useCase: makeListMailFailures,
  answer: async (listMailFailures, { params, query }) =>
    replyWith(await listMailFailures({ ...params, ...query }), ok),
});
