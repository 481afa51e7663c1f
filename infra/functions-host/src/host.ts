import { mkdirSync } from "node:fs";
import { join } from "node:path";

import { adminResponder } from "./admin.ts";
import { checkApp, ofType } from "./check-app.ts";
import { programmingModel } from "./core-module.ts";
import { durableHost, durableResponder, isDurable } from "./durable-functions.ts";
import type { CreateDurableEngine, DurableEngine } from "./durable/model/port.ts";
import { eventGridResponder } from "./event-grid.ts";
import { readHostJson, type HostJson } from "./host-json.ts";
import { httpResponder } from "./http-functions.ts";
import { makeInvoker } from "./invoke.ts";
import { openKeys, type Keys } from "./keys.ts";
import { loadApp } from "./load-app.ts";
import { LoadError } from "./load-error.ts";
import { makeLogger, type Logger } from "./log.ts";
import { close, listen, makeServer, type HostServer } from "./server.ts";
import { startTimers } from "./timers.ts";

export interface HostOptions {
  readonly appDir: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** For keys, the status of timers and the durable engine's data; default `<appDir>/.local`. */
  readonly dataDir?: string;
  /** In which a request must have arrived, else 408; default 30 seconds. */
  readonly requestTimeoutMs?: number;
  /** Takes whole lines; default stdout. */
  readonly write?: (text: string) => void;
  /** Called when host.json has been read, before the app runs. */
  readonly onLogger?: (logger: Logger) => void;
  /** Default: the engine of this workspace. */
  readonly createDurableEngine?: CreateDurableEngine;
}

export interface RunningHost {
  readonly port: number;
  readonly url: string;
  readonly keys: Keys;
  readonly functions: readonly string[];
  /** Takes no new work, waits for the running work and closes. May be called twice. */
  stop(): Promise<void>;
}

interface Started {
  readonly hostJson: HostJson;
  readonly logger: Logger;
  readonly dataDir: string;
  readonly server: HostServer;
  readonly port: number;
}

const bodyLimitBytes = 100 * 1024 * 1024;

/**
 * Loads the app and serves it. The environment of the process has the app's settings, as on Azure.
 * Rejects with a LoadError when the app would not run on Azure, or needs what is not supported here.
 */
export async function startHost(options: HostOptions): Promise<RunningHost> {
  const hostJson = await readHostJson(options.appDir);
  const write = options.write ?? ((text: string) => void process.stdout.write(text));
  const logger = makeLogger(hostJson.logging.logLevel, write);
  options.onLogger?.(logger);
  const dataDir = options.dataDir ?? join(options.appDir, ".local");
  mkdirSync(dataDir, { recursive: true });

  const { requestTimeoutMs = 30_000 } = options;
  const bodyBytes = Number(process.env["FUNCTIONS_REQUEST_BODY_SIZE_LIMIT"] ?? bodyLimitBytes);
  const server = makeServer({ bodyBytes, requestTimeoutMs }, (message) => {
    logger.log("error", "Host.General", message);
  });
  // As on Azure, the app can read its host name from its first line on, so the port must be known.
  const port = await listen(server, options.port);
  process.env["WEBSITE_HOSTNAME"] = `127.0.0.1:${port}`;
  process.env["AZURE_FUNCTIONS_ENVIRONMENT"] ??= "Development";
  try {
    return await run(options, { hostJson, logger, dataDir, server, port });
  } catch (error) {
    await close(server);
    logger.flush();
    throw error;
  }
}

async function run(options: HostOptions, started: Started): Promise<RunningHost> {
  const { hostJson, logger, dataDir, server, port } = started;
  const { http } = hostJson.extensions;
  const registered = await loadApp(options.appDir, (level, message) => {
    logger.log(level, "Host.Function.Worker", message);
  });
  const app = checkApp(registered, http, process.env);
  await refuseStreams();

  const keys = openKeys(dataDir);
  let engine: DurableEngine | undefined;
  const invoker = makeInvoker(registered, logger, () => engine?.clientBinding() ?? "null");
  const { invoke } = invoker;
  const url = `http://127.0.0.1:${port}`;
  if (isDurable(app)) {
    const create = options.createDurableEngine ?? (await importEngine());
    engine = await create(durableHost(app, invoke, { ...started, keys, url }));
    // Functions that the engine resumes, and functions that still run at the end, may call the engine.
    server.add(durableResponder(engine, keys), "inner");
    await engine.start();
  }
  const timers = startTimers(ofType(app, "timerTrigger"), dataDir, invoke, logger.log);
  server.add(httpResponder(app.http, http, invoke));
  server.add(eventGridResponder(ofType(app, "eventGridTrigger"), keys, invoke));
  server.add(adminResponder(timers, keys));
  server.ready();

  const stop = async (): Promise<void> => {
    await Promise.all([server.drain(), ...[...timers.values()].map((timer) => timer.stop())]);
    await engine?.stop();
    await invoker.idle();
    await close(server);
    for (const hook of registered.hooks.appTerminate) await hook({ hookData: {} });
    logger.flush();
  };
  let stopping: Promise<void> | undefined;
  const functions = app.functions.map(({ name }) => name);
  return { port, url, keys, functions, stop: () => (stopping ??= stop()) };
}

/** Loaded only for an app with durable functions: it takes a good part of the host's start. */
async function importEngine(): Promise<CreateDurableEngine> {
  return (await import("./durable/engine.ts")).createDurableEngine;
}

async function refuseStreams(): Promise<void> {
  const capabilities = await programmingModel()?.getCapabilities?.({});
  if (capabilities?.["HttpUri"] !== undefined)
    throw new LoadError([`app.setup: "enableHttpStream" is not supported`]);
}
