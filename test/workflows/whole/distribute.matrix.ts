import { crashMatrix } from "../crash-matrix.ts";

await crashMatrix({ distribute: "all" });
