import { makeListErasures } from "../../../shared/application/operations/erasures.ts";
import { page } from "../../../shared/contract/basics.ts";
import { erasureView } from "../../../shared/contract/erasures.ts";
import { listQuery } from "../../../shared/contract/operations.ts";
import { json, ok, replyWith } from "../reply.ts";
import { route } from "../route.ts";

export default route("listErasures", {
  summary: "List the erasures with their progress, newest first",
  query: listQuery,
  answers: { 200: json(page(erasureView), "A page of erasures. None names a person.") },
  refusals: [],
  useCase: makeListErasures,
  answer: async (listErasures, { query }) => replyWith(await listErasures(query), ok),
});
