import type { Binding } from "./rpc.ts";

/** The supported triggers and bindings, each with its supported options. */
const supported = new Map<string, readonly string[]>([
  ["httpTrigger", ["authLevel", "methods", "route"]],
  ["timerTrigger", ["schedule"]],
  ["eventGridTrigger", []],
  ["orchestrationTrigger", []],
  ["activityTrigger", []],
  ["durableClient", []],
  ["http", []],
]);
/** What the library writes into a binding by itself. */
const ofLibrary = ["type", "direction", "name", "properties"];

export const isTrigger = ({ type }: Binding): boolean => /trigger$/i.test(type);

/** Why a binding is refused. An option without an effect here would have one on Azure. */
export function checkBinding(name: string, binding: Binding): string[] {
  const { type, direction } = binding;
  const options = supported.get(type);
  const isInPlace = direction === "in" ? type !== "http" : type === "http" && name === "$return";
  if (options === undefined || !isInPlace) {
    const kind = isTrigger(binding) ? "trigger" : `${direction}put binding`;
    return [`${kind} type "${type}" is not supported`];
  }
  return Object.keys(binding)
    .filter((option) => !ofLibrary.includes(option) && !options.includes(option))
    .map((option) => `option "${option}" of ${type} is not supported`);
}

/** Replaces `%NAME%` by the app setting NAME. Returns the names of missing settings. */
export function resolveSettings(
  binding: Binding,
  settings: Readonly<Record<string, string | undefined>>,
): string[] {
  const missing: string[] = [];
  for (const [option, value] of Object.entries(binding))
    if (typeof value === "string")
      binding[option] = value.replaceAll(/%([^%]+)%/g, (whole, name: string) => {
        const setting = settings[name];
        if (setting === undefined) missing.push(name);
        return setting ?? whole;
      });
  return missing;
}
