/**
 * The embedded host, which can also kill itself at a crash point. It takes `--app`, `--port` and
 * LOCAL_DATA_DIR like the host. The app contains no crash code: the engine reports its points, and
 * the requests of an activity are observed in the HTTP client.
 *
 * `GET /durabletask/idle` says whether every instance has ended.
 * `PUT /durabletask/crash` with `{"at": "<point>" | null}` starts counting, `GET` returns the points
 * passed since, and `DELETE` ends counting. Only instances created after the start are counted.
 */
import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe } from "node:diagnostics_channel";
import type { ClientRequest } from "node:http";
import { flushCompileCache } from "node:module";
import { parseArgs } from "node:util";

import { watchCrashPoints } from "functions-host/durable/crash-points";
import type { CrashPoint } from "functions-host/durable/crash-points";
import { createDurableEngine } from "functions-host/durable/engine";
import type { LocalDurableEngine } from "functions-host/durable/engine";
import { isFinished } from "functions-host/durable/instances";
import type {
  DurableEngine,
  DurableHost,
  DurableRequest,
  DurableResponse,
} from "functions-host/durable/port";
import { startHost } from "functions-host/host";

interface Activity {
  readonly name: string;
  readonly instance: string;
  hasSentRequest: boolean;
}

interface Counting {
  readonly at: string | null;
  readonly before: ReadonlySet<string>;
  readonly passed: Set<string>;
  readonly counts: Map<string, number>;
}

const activity = new AsyncLocalStorage<Activity>();
let counting: Counting | undefined;

function pass(name: string, moment: string, instance?: string): void {
  if (!counting || (instance !== undefined && counting.before.has(instance))) return;
  const what = `${name}: ${moment}`;
  const nth = (counting.counts.get(what) ?? 0) + 1;
  counting.counts.set(what, nth);
  const point = `${what} ${nth}`;
  counting.passed.add(point);
  if (point === counting.at) process.kill(process.pid, "SIGKILL");
}

const moments: Readonly<Record<CrashPoint, string>> = {
  "activity-before": "before",
  "activity-after": "after",
  "activity-committed": "outcome stored",
  "episode-before-commit": "turn not stored",
  "episode-committed": "turn stored",
  "start-before-commit": "start not stored",
  "start-committed": "start stored",
};

watchCrashPoints((here, { instance, name }) => {
  pass(name, moments[here], instance);
});

const activityOf = new WeakMap<ClientRequest, Activity | undefined>();

subscribe("http.client.request.start", (message) => {
  activityOf.set((message as { request: ClientRequest }).request, activity.getStore());
});

/**
 * Points during an activity or during the request that starts a workflow: storage or the e-mail
 * service has carried out a request, and the activity does not have the answer yet. A crash after a
 * read equals a crash before it, so only writes and the first request of an activity are points.
 */
subscribe("http.client.response.finish", (message) => {
  const { request } = message as { request: ClientRequest };
  if (request.path.startsWith("/durabletask/")) return;
  const by = activityOf.get(request);
  const writes = !["GET", "HEAD"].includes(request.method);
  const isFirst = by?.hasSentRequest === false;
  if (by) by.hasSentRequest = true;
  if (writes || isFirst) pass(by?.name ?? "call", "during", by?.instance);
});

const answer = (body: unknown): DurableResponse => ({ status: 200, body: JSON.stringify(body) });

function control({ body, method }: DurableRequest, engine: LocalDurableEngine): DurableResponse {
  if (method === "GET") return answer([...(counting?.passed ?? [])]);
  if (method === "DELETE") {
    counting = undefined;
    return answer(null);
  }
  const { at } = JSON.parse(body) as Pick<Counting, "at">;
  const before = new Set(engine.instances().map(({ id }) => id));
  counting = { at, before, passed: new Set(), counts: new Map() };
  return answer(null);
}

const { values } = parseArgs({
  options: { app: { type: "string", default: "." }, port: { type: "string", default: "0" } },
});

const host = await startHost({
  appDir: values.app,
  port: Number(values.port),
  dataDir: process.env["LOCAL_DATA_DIR"] ?? "",
  createDurableEngine: (port: DurableHost): DurableEngine => {
    const engine = createDurableEngine({
      ...port,
      invokeActivity: (name, instance, input) =>
        activity.run({ name, instance, hasSentRequest: false }, () =>
          port.invokeActivity(name, instance, input),
        ),
    });
    return {
      ...engine,
      handle: async (request) => {
        if (request.path === "/durabletask/crash") return control(request, engine);
        if (request.path === "/durabletask/idle")
          return answer(engine.instances().every(isFinished));
        return engine.handle(request);
      },
    };
  },
});
process.stdout.write(`host ready ${host.url}\n`);
// A killed host writes no compile cache, and compiling is most of a start.
flushCompileCache();
process.once("SIGTERM", () => void host.stop().then(() => process.exit(0)));
