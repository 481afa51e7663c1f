/** Subscribes the function `deliveryReport` to delivery reports. Repeating it changes nothing. */
import { setting, type az } from "./az.ts";
import { waitUntil, type Patience } from "./wait.ts";

/** Relative to the root, where azd runs the script. It contains no blank. */
const template = "infra/azure/delivery-reports.bicep";

/**
 * Deploys the subscription. Resource Manager recognizes a new function only some minutes after its deployment, and
 * Event Grid refuses the subscription until then. This does not distinguish that from other errors, so every text of
 * az is shown.
 */
export const subscribe = (run: typeof az, patience: Patience): Promise<void> =>
  waitUntil(
    {
      what: "Event Grid accepts the function as the destination of delivery reports",
      look: () => {
        const { ok, said } = run(command());
        return ok ? undefined : said.trim();
      },
      remedy:
        "Then run `azd deploy` again: e-mails are sent, but nobody learns whether they arrived.",
    },
    patience,
  );

function command(): readonly string[] {
  const where = ["--resource-group", setting("AZURE_RESOURCE_GROUP"), "--name", "delivery-reports"];
  const parameters = [
    `functionAppName=${setting("FUNCTION_APP_NAME")}`,
    `communicationServiceName=${setting("COMMUNICATION_SERVICE_NAME")}`,
  ];
  return [
    ...["deployment", "group", "create", ...where],
    ...["--template-file", template, "--parameters", ...parameters],
  ];
}
