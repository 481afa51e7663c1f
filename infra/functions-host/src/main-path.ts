import { fileURLToPath } from "node:url";

/** The path of the script that runs the host as a process; its `--help` lists the options. */
export const mainPath = fileURLToPath(new URL("main.ts", import.meta.url));
