import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { buildApp } from "../../build.ts";
import { commandOptions } from "../../command-options.ts";
import { startEnvironment, type Environment } from "../environment.ts";
import { playActivating } from "./activating.ts";
import { playBuying } from "./buying.ts";
import { playRenewing } from "./renewing.ts";
import { Stage } from "./stage.ts";
import { playUsing } from "./using.ts";

commandOptions(
  `npm run demo

Plays the service's main way over HTTP against an environment of its own, for people to read. Ends
with 1 when an expectation does not hold, and leaves nothing behind. It takes no options.`,
  {},
);

const dataDir = mkdtempSync(path.join(tmpdir(), "benefits-demo-"));
let environment: Environment | undefined;

async function end(): Promise<void> {
  await environment?.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.once(signal, () => void end().finally(() => process.exit(130)));
}
// A reader that has seen enough, such as `head`, takes the output away.
process.stdout.on("error", () => void end().finally(() => process.exit(1)));

async function play(): Promise<boolean> {
  console.log("Starting an environment for this demonstration (storage, issuer, mailbox, host) …");
  environment = await startEnvironment({
    dataDir,
    beforeHost: buildApp,
    // The timer that comes every hour on Azure comes every few seconds here.
    settings: { RENEWAL_SWEEP_SCHEDULE: "*/5 * * * * *" },
  });
  const stage = new Stage(environment);
  const offers = await playBuying(stage);
  const ids = await playActivating(stage, offers.spd);
  await playUsing(stage, offers.spd, ids);
  await playRenewing(stage, offers);
  const { met, missed } = stage.result;
  console.log(`\n${met} expectations hold, ${missed} do not.`);
  return missed === 0;
}

try {
  if (!(await play())) process.exitCode = 1;
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await end();
}
