/**
 * Has delivery reports sent to the function `deliveryReport`, once it is deployed. Run by azd after every
 * deployment; repeating it changes nothing.
 */
import { setTimeout as delay } from "node:timers/promises";

import { az, setting } from "./az.ts";
import type { Said } from "./az.ts";

const attemptsMax = 10;
const pauseMs = 30_000;

/**
 * Event Grid takes only a function that Resource Manager knows, and it learns of a new one some minutes
 * after the deployment. What it says until then is not told apart from other faults: those only take
 * their five minutes to be told.
 */
export async function subscribe(
  deploy: () => Said,
  pause: () => Promise<unknown> = () => delay(pauseMs),
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const { ok, said } = deploy();
    if (ok) return;
    if (attempt === attemptsMax) throw new Error(`Delivery reports go nowhere: ${said}`);
    console.log(`Delivery reports, attempt ${attempt} of ${attemptsMax}: ${said.trim()}`);
    await pause();
  }
}

/** As azd runs it, from the root: a path without blanks. */
const template = "infra/azure/delivery-reports.bicep";

if (import.meta.main) {
  const parameters = [
    `functionAppName=${setting("FUNCTION_APP_NAME")}`,
    `communicationServiceName=${setting("COMMUNICATION_SERVICE_NAME")}`,
  ];
  const where = ["--resource-group", setting("AZURE_RESOURCE_GROUP"), "--name", "delivery-reports"];
  await subscribe(() =>
    az([
      ...["deployment", "group", "create", ...where],
      ...["--template-file", template, "--parameters", ...parameters],
    ]),
  );
}
