import type { UseCases } from "../../../../shared/application/use-cases.ts";
import { answered } from "../../reply.ts";
import { route } from "../../route.ts";
import { sweepParams, sweepView } from "../../schemas/operations.ts";
import { json } from "../answer.ts";

export const getSweep = ({ getSweep: read }: Pick<UseCases, "getSweep">) =>
  route({
    operationId: "getSweep",
    tag: "Operations",
    summary: "Read the progress of a renewal sweep",
    params: sweepParams,
    answers: { 200: json(sweepView, "The progress of the sweep.") },
    refusals: ["NOT_FOUND"],
    handle: async ({ params }) => answered(await read(params), (body) => ({ status: 200, body })),
  });
