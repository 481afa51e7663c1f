import type { Instance } from "../store/instances.ts";

/** The extension gives times in seconds. */
const seconds = (milliseconds: number) => `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;

/** The value of a JSON text; any other text, such as the message of a failure, as a string. */
function jsonOrText(text: string | null): unknown {
  if (text === null) return null;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

export const statusPayload = (instance: Instance) => ({
  name: instance.name,
  instanceId: instance.id,
  runtimeStatus: instance.status,
  input: jsonOrText(instance.input),
  customStatus: jsonOrText(instance.customStatus),
  output: jsonOrText(instance.output),
  createdTime: seconds(instance.created),
  lastUpdatedTime: seconds(instance.updated),
});
