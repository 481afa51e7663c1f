import { makeReplaceCredentials } from "../../../shared/application/partner/replace-credentials.ts";
import { offerParams } from "../../../shared/contract/commerce.ts";
import { replacementBody, replacementView } from "../../../shared/contract/partner.ts";
import { json, locationHeader, pollAgain, replyWith } from "../reply.ts";
import { route } from "../route.ts";

export default route("replaceCredentials", {
  summary: "Replace the IDs of an offer and e-mail the new ones",
  description:
    "Every account must link again. The benefits stay active and keep their balance. The old IDs are valid until a workflow has stored the new ones.",
  params: offerParams,
  body: replacementBody,
  key: "required",
  answers: { 202: json(replacementView, "The replacement.", "Location", "Retry-After") },
  refusals: [
    "NOT_PROGRAM_ASSOCIATED",
    "ROLE_NOT_ALLOWED",
    "NOT_FOUND",
    "PLAN_EXPIRED",
    "BENEFIT_NOT_ACTIVATED",
    "TOO_MANY_REPLACEMENTS",
    "MAIL_QUOTA_EXCEEDED",
  ],
  useCase: makeReplaceCredentials,
  answer: async (replaceCredentials, { body, idempotencyKey, params }, origin) => {
    const { offerId, partnerId } = params;
    const path = ["partners", partnerId, "offers", offerId, "credentials", "replacement"];
    return replyWith(
      await replaceCredentials({ ...params, ...body, idempotencyKey }, origin),
      ({ replayed, value }) => ({
        status: 202,
        body: value,
        headers: { ...locationHeader(...path), ...pollAgain },
        replayed,
      }),
    );
  },
});
