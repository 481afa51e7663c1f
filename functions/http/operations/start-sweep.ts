import { makeStartSweep } from "../../../shared/application/operations/start-sweep.ts";
import { answered, at, json, lookAgain } from "../reply.ts";
import { route } from "../route.ts";
import { emptyBody } from "../../../shared/contract/basics.ts";
import { sweepStarted } from "../../../shared/contract/operations.ts";

export default route("startSweep", {
  summary: "Start a renewal sweep",
  description: "A sweep does what is due and not done yet. Sweeps can run at the same time.",
  body: emptyBody,
  answers: { 202: json(sweepStarted, "The running sweep.", "Location", "Retry-After") },
  refusals: [],
  useCase: makeStartSweep,
  answer: async (startSweep) =>
    answered(await startSweep(), (body) => ({
      status: 202,
      body,
      headers: { ...at("ops", "renewal-sweeps", body.sweepId), ...lookAgain },
    })),
});
