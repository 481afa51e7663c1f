export function isNewEnough(version: string): boolean;
export function findNode(root: string): string | undefined;
export function installNode(
  root: string,
  runNpm: (args: readonly string[], cwd: string) => Promise<void>,
): Promise<string>;
