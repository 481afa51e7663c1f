import path from "node:path";
import { fileURLToPath } from "node:url";

import { buildApp, describeBuilt } from "../build.ts";
import { startEnvironment, type Environment } from "./environment.ts";
import { portsFrom } from "./ports.ts";
import { seedSample, type Sample } from "./seed.ts";
import type { Settings } from "./settings.ts";
import { help, parseStartOptions } from "./start-options.ts";
import { sampleWarning, welcome } from "./welcome.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const started = performance.now();
const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;
const step = (what: string, milliseconds: number): void => {
  console.log(`  ${seconds(milliseconds).padStart(7)}  ${what}`);
};

let environment: Environment | undefined;
let stopping: Promise<void> | undefined;

/** Ctrl-C arrives twice, from the terminal and from npm, so the second signal changes nothing. */
function stopOnce(): void {
  stopping ??= (async () => {
    console.log("\nStopping …");
    await starting.catch(() => undefined);
    await environment?.stop();
    console.log("Stopped. The data is kept.");
    process.exit(0);
  })();
}
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stopOnce);
endWithParent();
// When a terminal closes, its output fails before the signal arrives.
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
    log: (service, line) => {
      console.log(`[${service}] ${line}`);
    },
  });
  const sample = await seed(environment);
  console.log(`Ready in ${seconds(performance.now() - started)}`);
  console.log(welcome(environment, sample));
}

/** Only a warning when it fails: the environment is usable without the sample partner. */
async function seed(running: Environment): Promise<Sample | undefined> {
  const seeding = performance.now();
  try {
    const sample = await seedSample(running.baseUrl, running.identityUrl);
    step("sample partner", performance.now() - seeding);
    return sample;
  } catch (error) {
    console.warn(sampleWarning(running, error));
    return undefined;
  }
}

/** Environment variables replace the local settings of the app, as with the Core Tools. */
function givenSettings(): Settings {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined || /^(npm_|LOCAL_DATA_DIR$|WITH_NODE_PID$|NODE_OPTIONS$)/.test(name)
        ? []
        : [[name, value]],
    ),
  );
}

/** Stops when with-node.mjs, the parent, was killed: it then cannot pass a signal on. */
function endWithParent(): void {
  const parent = process.ppid;
  if (process.env["WITH_NODE_PID"] !== String(parent)) return;
  setInterval(() => {
    if (process.ppid !== parent) stopOnce();
  }, 500).unref();
}
