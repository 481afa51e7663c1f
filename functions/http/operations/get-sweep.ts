import { makeGetSweep } from "../../../shared/application/operations/get-sweep.ts";
import { replyWith, json, ok } from "../reply.ts";
import { route } from "../route.ts";
import { sweepParams, sweepView } from "../../../shared/contract/operations.ts";

export default route("getSweep", {
  summary: "Read the progress of a renewal sweep",
  params: sweepParams,
  answers: { 200: json(sweepView, "The progress of the sweep.") },
  refusals: ["NOT_FOUND"],
  useCase: makeGetSweep,
  answer: async (getSweep, { params }) => replyWith(await getSweep(params), ok),
});
