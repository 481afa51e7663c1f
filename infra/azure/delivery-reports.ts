/**
 * Subscribes the function `deliveryReport` to delivery reports. azd runs this script after every deployment. Repeating
 * it changes nothing.
 */
import { setTimeout as delay } from "node:timers/promises";

import { az, setting } from "./az.ts";
import type { Said } from "./az.ts";

const attemptsMax = 10;
const pauseMs = 30_000;

/**
 * Deploys the subscription and retries for about five minutes. Resource Manager recognizes a new function only some
 * minutes after its deployment, and Event Grid refuses the subscription until then. The script does not distinguish this
 * from other errors, so they are also reported after the last attempt.
 */
export async function subscribe(
  deploy: () => Said,
  pause: () => Promise<unknown> = () => delay(pauseMs),
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const { ok, said } = deploy();
    if (ok) return;
    if (attempt === attemptsMax)
      throw new Error(`The subscription to delivery reports failed: ${said}`);
    console.log(`Delivery reports, attempt ${attempt} of ${attemptsMax}: ${said.trim()}`);
    await pause();
  }
}

/** Relative to the root, where azd runs the script. It contains no blank. */
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
