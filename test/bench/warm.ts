import type { PipelinePolicy } from "@azure/core-rest-pipeline";

import { startHosts } from "../support/service-process-hosts.ts";
import { createServiceTables, incidentService } from "../support/service-process.ts";
import { overHttp } from "./http-caller.ts";
import { alone, compared, median, timed } from "./row.ts";
import type { Benchmark } from "./row.ts";
import { putUnlimited, RawTransactions } from "./tables.ts";

/** Medians in milliseconds. */
interface Pair {
  readonly raw: number;
  readonly call: number;
}

/**
 * A warm consume beside the storage transaction that it needs, in turns on one Azurite. The calls
 * over HTTP come first: a caller that runs the use case itself is a slower caller.
 */
export const warm: Benchmark = async (seconds) => {
  const hosts = await startHosts({ count: 1, network: "straight" });
  try {
    const { connectionString, identityUrl } = hosts;
    let requests = 0;
    let requestsPerCall = 0;
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

    const besideRaw = async (call: (key: string) => Promise<unknown>): Promise<Pair> => {
      let calls = 0;
      const turn = async (): Promise<Pair> => {
        calls += 1;
        return {
          raw: await timed(() => raw.write("raw")),
          call: await timed(() => call(`key-${calls}`)),
        };
      };
      for (let warmUp = 0; warmUp < 500; warmUp += 1) await turn();
      requests = 0;
      const turns: Pair[] = [];
      const until = performance.now() + seconds * 1000;
      while (performance.now() < until) turns.push(await turn());
      requestsPerCall = requests / turns.length;
      return {
        raw: median(turns.map((each) => each.raw)),
        call: median(turns.map((each) => each.call)),
      };
    };
    const overHttpCall = await besideRaw(http);
    const useCase = await besideRaw((key) => service.consume("warm", key));
    const against = ({ raw: value }: Pair) => ({ what: "raw 3-row transaction p50", value });
    return [
      alone("warm consume: storage requests", requestsPerCall, "requests", { atMost: 1 }),
      compared("warm consume: use case p50", useCase.call, "ms", against(useCase), { atMost: 1.3 }),
      compared("warm consume: over HTTP p50", overHttpCall.call, "ms", against(overHttpCall), {
        atMost: 2,
      }),
    ];
  } finally {
    await hosts.stop();
  }
};
