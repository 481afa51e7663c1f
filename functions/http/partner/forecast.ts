import { makeForecast } from "../../../shared/application/partner/forecast.ts";
import { replyWith, json, ok } from "../reply.ts";
import { route } from "../route.ts";
import { offerParams } from "../../../shared/contract/commerce.ts";
import { forecastQuery, forecastView } from "../../../shared/contract/reports.ts";

export default route("forecast", {
  summary: "Forecast the state of an offer on a date if nothing else happens",
  params: offerParams,
  query: forecastQuery,
  answers: { 200: json(forecastView, "The offer on that date, and what happens until then.") },
  refusals: ["NOT_PROGRAM_ASSOCIATED", "NOT_FOUND"],
  useCase: makeForecast,
  answer: async (forecast, { params, query }, origin) =>
    replyWith(await forecast({ ...params, ...query }, origin), ok),
});
