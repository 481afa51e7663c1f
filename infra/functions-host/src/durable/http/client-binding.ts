import type { DurableHost } from "../model/port.ts";

/** The durableClient binding. The library sends its requests to `rpcBaseUrl`. */
export function clientBinding({ baseUrl, options, rpcBaseUrl }: DurableHost): string {
  // The URLs for people; the host answers that they are not supported.
  const webhook = `${baseUrl}/runtime/webhooks/durabletask`;
  return JSON.stringify({
    taskHubName: options.hubName,
    creationUrls: { createNewInstancePostUri: `${webhook}/orchestrators/{functionName}` },
    // The library replaces the ID in the URLs.
    managementUrls: { id: "INSTANCEID", statusQueryGetUri: `${webhook}/instances/INSTANCEID` },
    rpcBaseUrl,
  });
}
