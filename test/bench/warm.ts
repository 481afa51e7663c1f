import type { PipelinePolicy } from "@azure/core-rest-pipeline";

import { startHosts } from "../support/service-process-hosts.ts";
import { createServiceTables, incidentService } from "../support/service-process.ts";
import { overHttp } from "./http-caller.ts";
import { alone, compared, median, timed } from "./row.ts";
import type { Benchmark } from "./row.ts";
import { putUnlimited, RawTransactions } from "./tables.ts";

/** A warm consume beside the transaction that it cannot do without, turn by turn on one Azurite. */
export const warm: Benchmark = async (seconds) => {
  const hosts = await startHosts({ count: 1, network: "straight" });
  try {
    const { connectionString, identityUrl } = hosts;
    let requests = 0;
    const counting: PipelinePolicy = {
      name: "counting",
      sendRequest: (request, next) => {
        requests += 1;
        return next(request);
      },
    };
    const service = incidentService(connectionString, { policies: [counting] });
    await createServiceTables(connectionString);
    await putUnlimited(service.store, "warm");
    await putUnlimited(service.store, "http");
    const raw = new RawTransactions(connectionString);
    await raw.put("raw");
    const http = await overHttp(hosts.baseUrls[0] ?? "", identityUrl, "http");

    let calls = 0;
    const turn = async () => {
      calls += 1;
      return {
        raw: await timed(() => raw.write("raw")),
        useCase: await timed(() => service.consume("warm", `u${calls}`)),
        http: await timed(() => http(`h${calls}`)),
      };
    };
    for (let warmUp = 0; warmUp < 200; warmUp += 1) await turn();
    requests = 0;
    const turns: Awaited<ReturnType<typeof turn>>[] = [];
    const until = performance.now() + seconds * 1000;
    while (performance.now() < until) turns.push(await turn());
    const p50 = (of: "raw" | "useCase" | "http"): number => median(turns.map((each) => each[of]));
    const against = { what: "raw 3-row transaction p50", value: p50("raw") };
    return [
      alone("warm consume: storage requests", requests / turns.length, "requests", { atMost: 1 }),
      compared("warm consume: use case p50", p50("useCase"), "ms", against, { atMost: 1.3 }),
      compared("warm consume: over HTTP p50", p50("http"), "ms", against, { atMost: 2 }),
    ];
  } finally {
    await hosts.stop();
  }
};
