import { makeUnlinkAccount } from "../../../shared/application/partner/unlink-account.ts";
import { linkParams } from "../../../shared/contract/partner.ts";
import { replyWith, noContent } from "../reply.ts";
import { route } from "../route.ts";

export default route("unlinkAccount", {
  summary: "Unlink an account from an offer",
  description:
    "The account can no longer use the plan. With the IDs it can link again, so replace them if it must not. A repeat gets the same answer.",
  params: linkParams,
  answers: { 204: { description: "The account is not linked." } },
  refusals: ["NOT_PROGRAM_ASSOCIATED", "ROLE_NOT_ALLOWED", "NOT_FOUND"],
  useCase: makeUnlinkAccount,
  answer: async (unlinkAccount, { params }, origin) => {
    const { accountId: id, accountType: type, ...offer } = params;
    return replyWith(await unlinkAccount({ ...offer, account: { id, type } }, origin), noContent);
  },
});
