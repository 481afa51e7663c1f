import { parseArgs } from "node:util";
import type { ParseArgsOptionsConfig } from "node:util";

const helpOption = { help: { type: "boolean", short: "h", default: false } } as const;

/**
 * The options of a command of this project. `--help` prints `help` and ends with 0; an option that
 * there is not is named, with the help, and ends with 2.
 */
export function commandOptions<const Options extends ParseArgsOptionsConfig>(
  help: string,
  options: Options,
) {
  try {
    const { values } = parseArgs({ options: { ...options, ...helpOption } });
    if (!process.argv.includes("--help") && !process.argv.includes("-h")) return values;
    console.log(help);
    process.exit(0);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${help}`);
    process.exit(2);
  }
}

/** The value of an option that is a number above nought; anything else is said, and ends with 2. */
export function positive(name: string, value: string): number {
  const number = Number(value);
  if (number > 0 && Number.isFinite(number)) return number;
  console.error(`--${name} ${value}: it is a number above 0.`);
  process.exit(2);
}
