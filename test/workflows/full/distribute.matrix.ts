import { wholeCrashMatrix } from "../crash-matrix.ts";

await wholeCrashMatrix("distribute");
