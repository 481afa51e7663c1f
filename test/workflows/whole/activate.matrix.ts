import { crashMatrix } from "../crash-matrix.ts";

await crashMatrix({ activate: "all" });
