import type { UseCases } from "../../../../shared/application/use-cases.ts";
import { answered } from "../../reply.ts";
import { route } from "../../route.ts";
import { page } from "../../schemas/basics.ts";
import { listQuery, sweepView } from "../../schemas/operations.ts";
import { json } from "../answer.ts";

export const getSweeps = ({ listSweeps }: Pick<UseCases, "listSweeps">) =>
  route({
    operationId: "listSweeps",
    tag: "Operations",
    summary: "List renewal sweeps, newest first, including missed ones",
    query: listQuery,
    answers: { 200: json(page(sweepView), "A page of sweeps.") },
    refusals: [],
    handle: async ({ query }) =>
      answered(await listSweeps(query), (body) => ({ status: 200, body })),
  });
