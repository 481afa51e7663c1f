import { makeTakeBackRenewal } from "../../../shared/application/commerce/take-back-renewal.ts";
import { replyWith, json, ok } from "../reply.ts";
import { route } from "../route.ts";
import { offer, renewalParams } from "../../../shared/contract/commerce.ts";

export default route("takeBackRenewal", {
  summary: "Take a renewal back",
  description:
    "A renewal that has not taken effect is dropped. One that has taken effect can be taken back within 30 days of its date, while nothing was used in the new term. The offer then stands where it would stand without the renewal. The call can be repeated.",
  params: renewalParams,
  answers: { 200: json(offer, "The offer without the renewal.") },
  refusals: ["NOT_FOUND", "RENEWAL_NOT_REVERSIBLE"],
  useCase: makeTakeBackRenewal,
  answer: async (takeBackRenewal, { params }, origin) =>
    replyWith(await takeBackRenewal(params, origin), ok),
});
