import type { UseCases } from "../../../../shared/application/use-cases.ts";
import { answered } from "../../reply.ts";
import { route } from "../../route.ts";
import { emptyBody } from "../../schemas/basics.ts";
import { sweepStarted } from "../../schemas/operations.ts";
import { at, json, lookAgain } from "../answer.ts";

export const postSweep = ({ startSweep }: Pick<UseCases, "startSweep">) =>
  route({
    operationId: "startSweep",
    tag: "Operations",
    summary: "Start a renewal sweep",
    description: "A sweep does what is due and not done yet. Sweeps can run at the same time.",
    body: emptyBody,
    answers: { 202: json(sweepStarted, "The running sweep.", "Location", "Retry-After") },
    refusals: [],
    handle: async (_, origin) =>
      answered(await startSweep(origin), (body) => ({
        status: 202,
        body,
        headers: { ...at("ops", "renewal-sweeps", body.sweepId), ...lookAgain },
      })),
  });
