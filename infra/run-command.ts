/** The text of an error, without its stack. */
export const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

/** Runs a command for a person. Prints the text of an error, which says what to do, and then ends with 1. */
export async function runCommand(
  command: () => Promise<void>,
  textOf: (error: unknown) => string = messageOf,
): Promise<void> {
  try {
    await command();
  } catch (error) {
    console.error(textOf(error));
    process.exitCode = 1;
  }
}
