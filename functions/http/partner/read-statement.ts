import { makeReadStatement } from "../../../shared/application/partner/read-statement.ts";
import { replyWith, json, ok } from "../reply.ts";
import { route } from "../route.ts";
import { offerParams } from "../../../shared/contract/commerce.ts";
import { statementQuery, statementView } from "../../../shared/contract/reports.ts";

export default route("readStatement", {
  summary: "Read a term's ledger",
  description: "Every change of a balance, with the hash chain that proves that none is missing.",
  params: offerParams,
  query: statementQuery,
  answers: { 200: json(statementView, "A page of the term's statement.") },
  refusals: ["NOT_PROGRAM_ASSOCIATED", "NOT_FOUND"],
  useCase: makeReadStatement,
  answer: async (readStatement, { params, query }, origin) =>
    replyWith(await readStatement({ ...params, ...query }, origin), ok),
});
