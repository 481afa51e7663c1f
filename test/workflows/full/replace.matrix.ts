import { fullCrashMatrix } from "../crash-matrix.ts";

await fullCrashMatrix("replace");
