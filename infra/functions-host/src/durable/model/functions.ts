import { Refused } from "./refused.ts";

/** The functions that the app registered, found without regard to case, as on Azure. */
export class Functions {
  readonly #names: Readonly<Record<"activity" | "orchestrator", readonly string[]>>;

  constructor(names: { activity: readonly string[]; orchestrator: readonly string[] }) {
    this.#names = names;
  }

  find(kind: "activity" | "orchestrator", name: string): string | undefined {
    return this.#names[kind].find((known) => known.toLowerCase() === name.toLowerCase());
  }

  /** The name as it was registered; throws `Refused` with the extension's words. */
  require(kind: "activity" | "orchestrator", name: string): string {
    const found = this.find(kind, name);
    if (found !== undefined) return found;
    const known = this.#names[kind];
    throw new Refused(
      `The function '${name}' doesn't exist, is disabled, or is not an ${kind} function. Additional info: ` +
        (known.length === 0
          ? `No ${kind} functions are currently registered!`
          : `The following are the known ${kind} functions: '${known.join("', '")}'.`),
    );
  }
}
