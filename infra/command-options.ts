import { parseArgs } from "node:util";
import type { ParseArgsOptionsConfig } from "node:util";

const helpOption = { help: { type: "boolean", short: "h", default: false } } as const;

/**
 * Parses the options of a command. `--help` prints `help` and ends with 0. An unknown option is an error:
 * it prints the option and `help`, and ends with 2.
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

/** The value of an option that must be a number above 0. Prints an error and ends with 2 if it is not. */
export function positive(name: string, value: string): number {
  const number = Number(value);
  if (number > 0 && Number.isFinite(number)) return number;
  console.error(`--${name} ${value}: the value must be a number above 0.`);
  process.exit(2);
}
