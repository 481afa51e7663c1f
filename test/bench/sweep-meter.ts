/**
 * Loaded into the host before its own code. It counts requests to storage and measures the growth of
 * live memory. It answers messages of the benchmark.
 */
import diagnostics from "node:diagnostics_channel";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

export interface Metered {
  readonly requests: number;
  /** Growth in bytes of the memory that is live after a garbage collection, since the start. */
  readonly heapGrowth: number;
}

/** `weigh` collects garbage continuously. This takes time, so time is measured without it. */
export type Order = { readonly begin: "time" | "weigh" } | { readonly end: true };

setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc") as () => void;
const held = (): number => {
  collect();
  return process.memoryUsage().heapUsed;
};

const everyMs = 25;
let requests = 0;
let timer: NodeJS.Timeout | undefined;
let before = 0;
let most = 0;

diagnostics.subscribe("http.client.request.start", (message) => {
  const { path } = (message as { readonly request: { readonly path: string } }).request;
  if (path.startsWith("/devstoreaccount1/")) requests += 1;
});

process.on("message", (order: Order) => {
  if ("begin" in order) {
    requests = 0;
    before = most = held();
    if (order.begin === "time") return;
    timer = setInterval(() => {
      most = Math.max(most, held());
    }, everyMs);
    return;
  }
  clearInterval(timer);
  process.send?.({ requests, heapGrowth: most - before } satisfies Metered);
});
