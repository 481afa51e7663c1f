import type { UseCases } from "../../../../shared/application/use-cases.ts";
import { answered } from "../../reply.ts";
import { route } from "../../route.ts";
import { offerParams } from "../../schemas/offers.ts";
import { forecastQuery, forecastView } from "../../schemas/reports.ts";
import { json } from "../answer.ts";

export const getForecast = ({ forecast }: Pick<UseCases, "forecast">) =>
  route({
    operationId: "forecast",
    tag: "Partner",
    summary: "Forecast the state of an offer on a date if nothing else happens",
    params: offerParams,
    query: forecastQuery,
    answers: { 200: json(forecastView, "The offer on that date, and what happens until then.") },
    refusals: ["NOT_PROGRAM_ASSOCIATED", "NOT_FOUND"],
    handle: async ({ params, query }, origin) =>
      answered(await forecast({ ...params, ...query }, origin), (body) => ({
        status: 200,
        body,
      })),
  });
