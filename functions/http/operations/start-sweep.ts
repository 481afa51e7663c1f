import { makeStartSweep } from "../../../shared/application/operations/start-sweep.ts";
import { replyWith, locationHeader, json, pollAgain } from "../reply.ts";
import { route } from "../route.ts";
import { optionalEmptyBody } from "../../../shared/contract/basics.ts";
import { sweepStarted } from "../../../shared/contract/operations.ts";

export default route("startSweep", {
  summary: "Start a renewal sweep",
  description: "A sweep does what is due and not done yet. Sweeps can run at the same time.",
  body: optionalEmptyBody,
  answers: { 202: json(sweepStarted, "The running sweep.", "Location", "Retry-After") },
  refusals: [],
  useCase: makeStartSweep,
  answer: async (startSweep) =>
    replyWith(await startSweep(), (body) => ({
      status: 202,
      body,
      headers: { ...locationHeader("ops", "renewal-sweeps", body.sweepId), ...pollAgain },
    })),
});
