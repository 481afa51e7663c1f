import { makeListReconciliations } from "../../../shared/application/operations/list-reconciliations.ts";
import { page } from "../../../shared/contract/basics.ts";
import { listQuery, reconciliationView } from "../../../shared/contract/operations.ts";
import { replyWith, json, ok } from "../reply.ts";
import { route } from "../route.ts";

export default route("listReconciliations", {
  summary: "List reconciliations, newest first",
  query: listQuery,
  answers: { 200: json(page(reconciliationView), "A page of reconciliations.") },
  refusals: [],
  useCase: makeListReconciliations,
  answer: async (listReconciliations, { query }) => replyWith(await listReconciliations(query), ok),
});
