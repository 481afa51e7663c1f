import { mkdirSync } from "node:fs";
import { join } from "node:path";

import { adminResponder } from "./admin.ts";
import { checkApp } from "./check-app.ts";
import { programmingModel } from "./core-module.ts";
import { durableHost, durableResponder, importEngine, isDurable } from "./durable.ts";
import type { CreateDurableEngine, DurableEngine } from "./durable-port.ts";
import { eventGridResponder } from "./event-grid.ts";
import { readHostJson, type HostJson } from "./host-json.ts";
import { httpResponder } from "./http-functions.ts";
import { makeInvoker } from "./invoke.ts";
import { openKeys, type Keys } from "./keys.ts";
import { loadApp } from "./load-app.ts";
import { LoadError } from "./load-error.ts";
import { makeLogger, type Logger } from "./log.ts";
import { close, listen, makeServer, type HostServer } from "./server.ts";
import { byHand, ofType, startTimers } from "./triggers.ts";

export interface HostOptions {
  readonly appDir: string;
  /** 0 takes any free port. */
  readonly port: number;
  /** Keys, schedule status and the durable engine's data; default `<appDir>/.local`. */
  readonly dataDir?: string;
  /** Takes whole lines; default stdout. */
  readonly write?: (text: string) => void;
  /** Called as soon as host.json has been read, before the app runs. */
  readonly onLogger?: (logger: Logger) => void;
  /** In place of `infra/local/durable/engine.ts`. */
  readonly createDurableEngine?: CreateDurableEngine;
}

export interface RunningHost {
  readonly port: number;
  readonly url: string;
  readonly keys: Keys;
  readonly functions: readonly string[];
  /** Takes no new work, lets what is under way end, then closes. Twice does no harm. */
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
 * Loads the app and serves it. Rejects with a LoadError when it would not run on Azure, or here.
 * The environment of the process is the app's settings, as on Azure.
 */
export async function startHost(options: HostOptions): Promise<RunningHost> {
  const hostJson = await readHostJson(options.appDir);
  const write = options.write ?? ((text: string) => void process.stdout.write(text));
  const logger = makeLogger(hostJson.logging.logLevel, write);
  options.onLogger?.(logger);
  const dataDir = options.dataDir ?? join(options.appDir, ".local");
  mkdirSync(dataDir, { recursive: true });

  const limit = process.env["FUNCTIONS_REQUEST_BODY_SIZE_LIMIT"] ?? bodyLimitBytes;
  const server = makeServer(Number(limit), (message) => {
    logger.log("error", "Host.General", message);
  });
  // Azure has told the app its host name before the app's first line runs, so the port must be known.
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
    engine = await create(durableHost(app, invoke, { ...started, url, keys }));
    // What the engine takes up may call it back at once, and what is drained may still start something.
    server.add(durableResponder(engine, keys), "inner");
    await engine.start();
  }
  const timers = startTimers(app, dataDir, invoke, logger.log);
  server.add(httpResponder(app.http, http, keys, invoke));
  server.add(eventGridResponder(ofType(app, "eventGridTrigger"), keys, invoke));
  server.add(adminResponder(app.functions, keys, byHand(timers, invoke)));
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

async function refuseStreams(): Promise<void> {
  const capabilities = await programmingModel()?.getCapabilities?.({});
  if (capabilities?.["HttpUri"] !== undefined)
    throw new LoadError([`app.setup: "enableHttpStream" is not carried`]);
}
