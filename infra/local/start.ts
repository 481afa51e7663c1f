import path from "node:path";
import { fileURLToPath } from "node:url";

import { buildApp, describeBuilt } from "../build.ts";
import { startEnvironment, type Environment } from "./environment.ts";
import { portsFrom } from "./ports.ts";
import { seedSample } from "./seed.ts";
import type { Settings } from "./settings.ts";
import { help, parseStartOptions } from "./start-options.ts";
import { welcome } from "./welcome.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const started = performance.now();
const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;
const step = (what: string, milliseconds: number): void => {
  console.log(`  ${seconds(milliseconds).padStart(7)}  ${what}`);
};

let environment: Environment | undefined;
let stopping: Promise<void> | undefined;

/** A terminal and npm may both send the signal, so the second one is no impatience. */
function stopOnce(): void {
  stopping ??= (async () => {
    console.log("\nstopping …");
    await starting.catch(() => undefined);
    await environment?.stop();
    console.log("stopped; the data stays");
    process.exit(0);
  })();
}
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stopOnce);
endWithParent();
// A closed terminal takes the output away before the signal comes.
for (const stream of [process.stdout, process.stderr]) stream.on("error", stopOnce);

const starting = start();
starting.catch((error: unknown) => {
  if (stopping) return;
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
});

async function start(): Promise<void> {
  const options = parseStartOptions(process.argv.slice(2));
  if (options.help) {
    console.log(help);
    process.exit(0);
  }
  console.log("Starting the local environment");
  environment = await startEnvironment({
    dataDir: path.resolve(root, process.env["LOCAL_DATA_DIR"] ?? ".local"),
    ports: portsFrom(process.env),
    settings: givenSettings(),
    fresh: options.fresh,
    host: options.host,
    deliveryReportsTo: "deliveryReport",
    onStep: step,
    beforeHost: async () => {
      const built = await buildApp();
      step(`built ${describeBuilt(built)}`, built.milliseconds);
    },
    log: (source, line) => {
      console.log(`[${source}] ${line}`);
    },
  });
  const seeding = performance.now();
  const sample = await seedOrStop(environment);
  step("sample partner", performance.now() - seeding);
  console.log(`Ready in ${seconds(performance.now() - started)}`);
  console.log(welcome(environment, sample));
}

async function seedOrStop(running: Environment): ReturnType<typeof seedSample> {
  try {
    return await seedSample(running.baseUrl, running.identityUrl);
  } catch (error) {
    await running.stop();
    throw error;
  }
}

/** Settings of the app given by the environment win over the local ones, as with the Core Tools. */
function givenSettings(): Settings {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined || /^(npm_|LOCAL_DATA_DIR$|WITH_NODE_PID$|NODE_OPTIONS$)/.test(name)
        ? []
        : [[name, value]],
    ),
  );
}

/** with-node.mjs that is killed outright can pass no signal on. */
function endWithParent(): void {
  const parent = process.ppid;
  if (process.env["WITH_NODE_PID"] !== String(parent)) return;
  setInterval(() => {
    if (process.ppid !== parent) stopOnce();
  }, 500).unref();
}
