import { makeGetErasure } from "../../../shared/application/operations/erasures.ts";
import { erasureParams, erasureView } from "../../../shared/contract/erasures.ts";
import { json, ok, replyWith } from "../reply.ts";
import { route } from "../route.ts";

export default route("getErasure", {
  summary: "Read what an erasure has erased where, by count",
  params: erasureParams,
  answers: { 200: json(erasureView, "The progress of the erasure.") },
  refusals: ["NOT_FOUND"],
  useCase: makeGetErasure,
  answer: async (getErasure, { params }) => replyWith(await getErasure(params), ok),
});
