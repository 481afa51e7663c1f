import { makeStartSweep } from "../../../shared/application/operations/sweeps.ts";
import { answered, at, json, lookAgain } from "../reply.ts";
import { route } from "../route.ts";
import { emptyBody } from "../../../shared/contract/basics.ts";
import { sweepStarted } from "../../../shared/contract/operations.ts";

export default route("startSweep", {
  summary: "Start a renewal sweep",
  description: "It does what is due and has not been done; two at once do no harm.",
  body: emptyBody,
  answers: { 202: json(sweepStarted, "The sweep, which is running.", "Location", "Retry-After") },
  refusals: [],
  useCase: makeStartSweep,
  answer: async (startSweep, _, origin) =>
    answered(await startSweep(origin), (body) => ({
      status: 202,
      body,
      headers: { ...at("ops", "renewal-sweeps", body.sweepId), ...lookAgain },
    })),
});
