import { makeListSweeps } from "../../../shared/application/operations/list-sweeps.ts";
import { replyWith, json, ok } from "../reply.ts";
import { route } from "../route.ts";
import { page } from "../../../shared/contract/basics.ts";
import { listQuery, sweepView } from "../../../shared/contract/operations.ts";

export default route("listSweeps", {
  summary: "List renewal sweeps, newest first, including missed ones",
  query: listQuery,
  answers: { 200: json(page(sweepView), "A page of sweeps.") },
  refusals: [],
  useCase: makeListSweeps,
  answer: async (listSweeps, { query }) => replyWith(await listSweeps(query), ok),
});
