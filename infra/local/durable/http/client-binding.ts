import type { DurableHost } from "../../host/durable-port.ts";

/** Where people and other services reach the management API, with the key in every URL. */
export const webhookPath = "/runtime/webhooks/durabletask";
/** Where the client library in the app reaches the same API, without a key. */
export const rpcPath = "/durabletask";

type Origin = Pick<DurableHost, "baseUrl" | "systemKey" | "options">;

const code = ({ systemKey }: Origin) => `code=${encodeURIComponent(systemKey)}`;

/** The URLs of one instance, spelled as Azure's. */
export function managementUrls(origin: Origin, id: string) {
  const instance = `${origin.baseUrl}${webhookPath}/instances/${encodeURIComponent(id)}`;
  const hub = origin.options.hubName;
  const query = `taskHub=${hub}&connection=AzureWebJobsStorage&${code(origin)}`;
  return {
    id,
    statusQueryGetUri: `${instance}?${query}`,
    sendEventPostUri: `${instance}/raiseEvent/{eventName}?${query}`,
    terminatePostUri: `${instance}/terminate?reason={text}&${query}`,
    rewindPostUri: `${instance}/rewind?reason={text}&${query}`,
    purgeHistoryDeleteUri: `${instance}?${query}`,
    restartPostUri: `${instance}/restart?${query}`,
    suspendPostUri: `${instance}/suspend?reason={text}&${query}`,
    resumePostUri: `${instance}/resume?reason={text}&${query}`,
  };
}

/** The durableClient binding: the library takes the id's placeholder from it and puts real ids in. */
export function clientBinding(origin: Origin): string {
  const base = `${origin.baseUrl}${webhookPath}`;
  const create = `${base}/orchestrators/{functionName}[/{instanceId}]`;
  return JSON.stringify({
    taskHubName: origin.options.hubName,
    creationUrls: { createNewInstancePostUri: `${create}?${code(origin)}` },
    managementUrls: managementUrls(origin, "INSTANCEID"),
    baseUrl: base,
    requiredQueryStringParameters: code(origin),
    rpcBaseUrl: `${origin.baseUrl}${rpcPath}/`,
  });
}
