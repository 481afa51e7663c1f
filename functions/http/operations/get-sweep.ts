import { makeGetSweep } from "../../../shared/application/operations/sweeps.ts";
import { answered, json, ok } from "../reply.ts";
import { route } from "../route.ts";
import { sweepParams, sweepView } from "../../../shared/contract/operations.ts";

export default route("getSweep", {
  summary: "Follow a renewal sweep",
  params: sweepParams,
  answers: { 200: json(sweepView, "What the sweep has done so far.") },
  refusals: ["NOT_FOUND"],
  useCase: makeGetSweep,
  answer: async (getSweep, { params }) => answered(await getSweep(params), ok),
});
