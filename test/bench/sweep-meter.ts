/**
 * Loaded into the host before its own code: counts the requests that leave it for storage, and says
 * how far what it really holds in memory has grown. Answers to messages of the benchmark.
 */
import diagnostics from "node:diagnostics_channel";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

export interface Metered {
  readonly requests: number;
  /** Bytes by which what is left after a collection was above where it stood at the beginning. */
  readonly heapGrowth: number;
}

/** `weigh`: collects garbage all the time, which takes time; so it is not done where that counts. */
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
