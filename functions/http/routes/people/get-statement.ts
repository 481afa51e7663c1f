import type { UseCases } from "../../../../shared/application/use-cases.ts";
import { answered } from "../../reply.ts";
import { route } from "../../route.ts";
import { offerParams } from "../../schemas/offers.ts";
import { statementQuery, statementView } from "../../schemas/reports.ts";
import { json } from "../answer.ts";

export const getStatement = ({ readStatement }: Pick<UseCases, "readStatement">) =>
  route({
    operationId: "readStatement",
    tag: "Partner",
    summary: "Read a term's ledger",
    description: "Every change of a balance, with the hash chain that proves that none is missing.",
    params: offerParams,
    query: statementQuery,
    answers: { 200: json(statementView, "A page of the term's statement.") },
    refusals: ["NOT_PROGRAM_ASSOCIATED", "NOT_FOUND"],
    handle: async ({ params, query }, origin) =>
      answered(await readStatement({ ...params, ...query }, origin), (body) => ({
        status: 200,
        body,
      })),
  });
